package jsupervisor.config;

import jsupervisor.config.values.Numbers;
import jsupervisor.ini.BadValue;
import jsupervisor.terms.Account;

/** Values that name users and groups (spec config, 5.14 and 5.15). */
record Users(Accounts accounts) {

  /**
   * Who owns a socket.
   *
   * @param uid user id
   * @param gid group id, -1 = unchanged
   */
  record Owner(int uid, int gid) {}

  /** 5.14. */
  Account user(String text) throws BadValue {
    var found = accounts.user(text.strip());
    if (found.isPresent()) return found.get();
    throw new BadValue("Invalid user " + (number(text) ? "id " : "name ") + text);
  }

  int uid(String text) throws BadValue {
    return user(text).uid();
  }

  /** 5.15. */
  Owner owner(String text) throws BadValue {
    int colon = text.indexOf(':');
    try {
      if (colon < 0) return new Owner(uid(text), -1);
      return new Owner(uid(text.substring(0, colon)), gid(text.substring(colon + 1)));
    } catch (BadValue e) {
      throw new BadValue("Invalid user:group definition " + text);
    }
  }

  private int gid(String text) throws BadValue {
    var found = accounts.group(text.strip());
    if (found.isPresent()) return found.getAsInt();
    throw new BadValue("Invalid group " + (number(text) ? "id " : "name ") + text);
  }

  private static boolean number(String text) {
    try {
      Numbers.integer(text);
      return true;
    } catch (BadValue e) {
      return false;
    }
  }
}
