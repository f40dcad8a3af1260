package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.Account;

/** The system's user databases, through the C library, so that LDAP and the like work too. */
public final class Users {
  private static final int BUFFER = 1 << 18;
  private static final int MOST_GROUPS = 65536;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private Users() {}

  /** The uid of this process. */
  public static int current() {
    return (int) Sys.call(Numbers.GETUID, 0, 0, 0);
  }

  /** The login name of an account, or its number where it has none. */
  public static String name(int uid) {
    var number = Integer.toString(uid);
    return user(number).map(Account::name).orElse(number);
  }

  /** The user of that login name, or of that uid (getpwnam_r(3), getpwuid_r(3)). */
  public static Optional<Account> user(String nameOrUid) {
    if (nameOrUid.indexOf('\0') >= 0) return Optional.empty();
    try (var arena = Arena.ofConfined()) {
      var entry = arena.allocate(64, 8);
      var buffer = arena.allocate(BUFFER);
      var found = arena.allocate(LONG);
      OptionalInt number = number(nameOrUid);
      if (number.isPresent())
        Sys.libc(
            "getpwuid_r",
            number.getAsInt(),
            entry.address(),
            buffer.address(),
            BUFFER,
            found.address(),
            0);
      else
        Sys.libc(
            "getpwnam_r",
            Sys.text(arena, nameOrUid),
            entry.address(),
            buffer.address(),
            BUFFER,
            found.address(),
            0);
      if (found.get(LONG, 0) == 0) return Optional.empty();
      // struct passwd: name, password, uid, gid, gecos, home, shell
      int uid = entry.get(INT, 16);
      int gid = entry.get(INT, 20);
      var name = text(entry.get(LONG, 0));
      return Optional.of(
          new Account(uid, gid, name, text(entry.get(LONG, 32)), groups(arena, name, gid)));
    }
  }

  /** The gid of that group name, or the number itself when there is such a group. */
  public static OptionalInt group(String nameOrGid) {
    if (nameOrGid.indexOf('\0') >= 0) return OptionalInt.empty();
    try (var arena = Arena.ofConfined()) {
      var entry = arena.allocate(64, 8);
      var buffer = arena.allocate(BUFFER);
      var found = arena.allocate(LONG);
      OptionalInt number = number(nameOrGid);
      if (number.isPresent())
        Sys.libc(
            "getgrgid_r",
            number.getAsInt(),
            entry.address(),
            buffer.address(),
            BUFFER,
            found.address(),
            0);
      else
        Sys.libc(
            "getgrnam_r",
            Sys.text(arena, nameOrGid),
            entry.address(),
            buffer.address(),
            BUFFER,
            found.address(),
            0);
      if (found.get(LONG, 0) == 0) return OptionalInt.empty();
      return OptionalInt.of(entry.get(INT, 16));
    }
  }

  /** Decimal digits only: what looks like a number to nobody must not be taken for root's. */
  private static OptionalInt number(String text) {
    if (!text.matches("[0-9]{1,10}")) return OptionalInt.empty();
    long number = Long.parseLong(text);
    return number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
  }

  /** getgrouplist(3), the primary group first. */
  private static List<Integer> groups(Arena arena, String name, int gid) {
    var list = arena.allocate(4L * MOST_GROUPS, 4);
    var count = arena.allocateFrom(INT, MOST_GROUPS);
    long user = Sys.text(arena, name);
    Sys.libc("getgrouplist", user, gid, list.address(), count.address(), 0, 0);
    var all = new LinkedHashSet<>(List.of(gid));
    for (int i = 0; i < Math.clamp(count.get(INT, 0), 0, MOST_GROUPS); i++)
      all.add(list.get(INT, 4L * i));
    return new ArrayList<>(all);
  }

  private static String text(long address) {
    if (address == 0) return "";
    return MemorySegment.ofAddress(address).reinterpret(BUFFER).getString(0);
  }
}
