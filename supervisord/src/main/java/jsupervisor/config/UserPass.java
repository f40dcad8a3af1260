package jsupervisor.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.config.values.Words;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.IniSection;

/** {@code [user:x]} sections. */
final class UserPass {
  private static final String PREFIX = "user:";

  private final Draft draft;
  private final SectionReader reader;
  private final String name;

  private UserPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.plain(section);
    this.name = section.name().substring(PREFIX.length());
  }

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith(PREFIX)) new UserPass(draft, section).read();
    var main = draft.reader(draft.document.section("supervisord").orElseThrow());
    draft.audit = main.get("audit", !draft.users.isEmpty(), Words::bool);
  }

  private void read() {
    var password = reader.text("password");
    var accounts = reader.get("unix_accounts", Set.<String>of(), UserPass::words);
    var groups = reader.get("groups", Set.<String>of(), UserPass::words);
    var right = reader.get("role", Right.READ, UserPass::right);
    if (name.isBlank() || name.contains(":"))
      reader.error("role", "a user needs a name without \":\"");
    if (password.isEmpty() && accounts.isEmpty())
      reader.error(
          "password", "user " + name + " can never come in: set password or unix_accounts");
    if (password.filter(PasswordForms::bad).isPresent())
      reader.error("password", "user " + name + " has a " + PasswordForms.BAD);
    if (right == Right.ADMIN && !groups.isEmpty())
      reader.error("groups", "an admin cannot be limited to groups: set role=operate");
    unknown(groups);
    draft.users.add(new UserConfig(new User(name, right, groups), password, accounts));
  }

  private void unknown(Set<String> groups) {
    var known = draft.groups.stream().map(GroupConfig::name).toList();
    for (var group : groups)
      if (!known.contains(group))
        draft.problems.warnAt(
            reader.section(), "groups", "there is no group " + group + " for user " + name);
  }

  private static Set<String> words(String text) {
    var words = List.of(text.strip().split("[\\s,]+"));
    return new TreeSet<>(words.stream().filter(word -> !word.isEmpty()).toList());
  }

  private static Right right(String text) throws BadValue {
    return Right.of(text.strip())
        .orElseThrow(() -> new BadValue("no role " + text + ": one of " + roles()));
  }

  private static String roles() {
    return String.join(", ", Arrays.stream(Right.values()).map(Right::word).toList());
  }
}
