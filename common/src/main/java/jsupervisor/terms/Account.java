package jsupervisor.terms;

import java.util.List;

/**
 * A user as the system's databases know it (getpwnam(3), getgrouplist(3)).
 *
 * @param uid user id
 * @param gid primary group id
 * @param name login name
 * @param home home directory
 * @param groups every group of the user, the primary one first
 */
public record Account(int uid, int gid, String name, String home, List<Integer> groups) {
  public Account {
    groups = List.copyOf(groups);
  }
}
