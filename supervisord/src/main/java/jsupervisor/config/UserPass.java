package jsupervisor.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    this.name = section.name().substring(PREFIX.length()).strip();
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
    clear(password, accounts, groups);
    if (name.isBlank() || name.contains(":"))
      reader.error("role", "a user needs a name without \":\"");
    if (password.isEmpty() && accounts.isEmpty())
      reader.error(
          "password", "user " + name + " can never come in: set password or unix_accounts");
    if (right == Right.ADMIN && !groups.isEmpty())
      reader.error("groups", "an admin cannot be limited to groups: set role=operate");
    unknown(groups);
    draft.users.add(new UserConfig(new User(name, right, groups), password, accounts));
  }

  /** Nothing that is empty may be taken for something that is not there. */
  private void clear(Optional<String> password, Set<String> accounts, Set<String> groups) {
    if (password.filter(String::isEmpty).isPresent())
      reader.error("password", "user " + name + " has an empty password: leave the line out");
    if (password.filter(PasswordForms::bad).isPresent())
      reader.error("password", "user " + name + " has a " + PasswordForms.BAD);
    if (password.filter(PasswordForms::fitsNothing).isPresent())
      reader.error("password", "user " + name + " has a " + PasswordForms.FITS_NOTHING);
    if (reader.raw("unix_accounts").isPresent() && accounts.isEmpty())
      reader.error("unix_accounts", "user " + name + " has no account there: leave the line out");
    if (reader.raw("groups").isPresent() && (groups.isEmpty() || groups.contains("*")))
      reader.error(
          "groups", "user " + name + " has no group there: leave the line out for all groups");
    twice(accounts);
  }

  private void twice(Set<String> accounts) {
    boolean server =
        draft.servers.stream()
            .flatMap(each -> each.credentials().stream())
            .anyMatch(own -> own.username().equals(name));
    if (server)
      reader.error(
          "password",
          "user " + name + " is the user of a server, who may do everything: take another name");
    for (var other : draft.users)
      for (var account : accounts)
        if (other.accounts().contains(account))
          reader.error(
              "unix_accounts",
              "account " + account + " is user " + other.user().name() + " already");
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
