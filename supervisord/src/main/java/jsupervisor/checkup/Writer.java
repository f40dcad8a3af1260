package jsupervisor.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.Host;
import jsupervisor.posix.Users;
import jsupervisor.terms.Account;
import jsupervisor.terms.Finding;

/**
 * As whom the daemon writes. Of another account than ours the permissions are worked out; access
 * lists that go beyond them are not known.
 *
 * @param other the account that the daemon becomes; empty = ours
 */
record Writer(Optional<Account> other) {
  private static final int WRITE_AND_PASS = 3;
  private static final int PASS = 1;
  private static final int WRITE = 2;
  private static final int OTHERS_WRITE = 022;

  static Writer of(OptionalInt user, Host host) {
    if (user.isEmpty() || user.getAsInt() == host.uid()) return new Writer(Optional.empty());
    return new Writer(Users.user(Integer.toString(user.getAsInt())));
  }

  private String name() {
    return other.map(Account::name).orElse(System.getProperty("user.name"));
  }

  /** Whether files can be made in a folder. */
  Finding folder(Path folder, Collection<String> uses) {
    var what = "folder " + folder;
    if (!Files.exists(folder))
      return Finding.fail(
          what, "does not exist, for " + shown(uses) + "; make it, for the account " + name());
    if (!Files.isDirectory(folder))
      return Finding.fail(what, "is no folder; needed for " + shown(uses));
    if (!may(folder, WRITE_AND_PASS))
      return Finding.fail(
          what,
          "%s may not write there, for %s; change its owner or mode, or name another one"
              .formatted(name(), shown(uses)));
    return Finding.ok(what, name() + " may write there, for " + shown(uses));
  }

  /** Whether a folder is the daemon's alone, or can be made so. */
  Finding ownFolder(Path folder, String use) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return unmade(folder, use);
    var finding = folder(folder, List.of(use));
    if (finding.verdict() != Finding.Verdict.OK) return finding;
    try {
      Map<String, Object> of = Files.readAttributes(folder, "unix:mode,uid");
      if (!of.get("uid").equals(other.map(Account::uid).orElseGet(Users::current)))
        return notOwn(finding, "belongs to uid " + of.get("uid") + "; give it to " + name(), use);
      if (((Integer) of.get("mode") & OTHERS_WRITE) != 0)
        return notOwn(finding, "may be written by others; take that from them: chmod go-w", use);
      return finding;
    } catch (IOException e) {
      return notOwn(finding, "cannot be looked at: " + e.getMessage(), use);
    }
  }

  private Finding unmade(Path folder, String use) {
    var parent = folder(folder.toAbsolutePath().getParent(), List.of(use));
    if (parent.verdict() != Finding.Verdict.OK) return parent;
    return Finding.ok("folder " + folder, name() + " will make it, for " + use);
  }

  private static Finding notOwn(Finding finding, String why, String use) {
    return Finding.fail(finding.what(), why + ", or it is not used for " + use);
  }

  private static String shown(Collection<String> uses) {
    var few = uses.stream().limit(2).toList();
    int more = uses.size() - few.size();
    return String.join(" and ", few) + (more > 0 ? " and " + more + " more" : "");
  }

  /** A file that is there and cannot be written; empty when nothing is wrong with it. */
  Optional<Finding> file(Path file) {
    var what = "file " + file;
    if (Files.isDirectory(file))
      return Optional.of(Finding.fail(what, "is a folder; remove it, or name another file"));
    if (!Files.isRegularFile(file) || may(file, WRITE)) return Optional.empty();
    return Optional.of(Finding.fail(what, name() + " may not write it; change its owner or mode"));
  }

  private boolean may(Path path, int rights) {
    if (other.isEmpty()) return Files.isWritable(path) && (rights == WRITE || passable(path));
    if (!allowed(path, rights)) return false;
    for (var above = path.getParent(); above != null; above = above.getParent())
      if (!allowed(above, PASS)) return false;
    return true;
  }

  private static boolean passable(Path folder) {
    return Files.isExecutable(folder);
  }

  /** Owner, then group, then everybody: the first that fits decides (path_resolution(7)). */
  private boolean allowed(Path path, int rights) {
    var account = other.orElseThrow();
    if (account.uid() == 0) return true;
    try {
      Map<String, Object> of = Files.readAttributes(path, "unix:mode,uid,gid");
      int mode = (Integer) of.get("mode");
      int shift =
          of.get("uid").equals(account.uid())
              ? 6
              : groups(account).contains((Integer) of.get("gid")) ? 3 : 0;
      return ((mode >> shift) & rights) == rights;
    } catch (IOException _) {
      return false;
    }
  }

  private static List<Integer> groups(Account account) {
    return account.groups();
  }
}
