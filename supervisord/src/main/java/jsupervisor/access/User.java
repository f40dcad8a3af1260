package jsupervisor.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody who may come in.
 *
 * @param name for people
 * @param groups of processes that the rights are limited to; empty = all
 */
public record User(String name, Right right, Set<String> groups) {
  /** Where nobody is asked for a name. */
  public static final User ANYBODY = admin("anybody");

  public User {
    groups = Set.copyOf(groups);
  }

  /** One without limits. */
  public static User admin(String name) {
    return new User(name, Right.ADMIN, Set.of());
  }

  /**
   * Whether this user may have what is demanded.
   *
   * @return why not; empty = yes
   */
  Optional<String> refusal(Demand demand) {
    if (!right.covers(demand.right()))
      return Optional.of(
          name + " has the role " + right.word() + ", and this needs " + demand.right().word());
    if (groups.isEmpty() || within(demand.scope())) return Optional.empty();
    var own = String.join(", ", new TreeSet<>(groups));
    return Optional.of(name + " may only act in the groups " + own);
  }

  private boolean within(Demand.Scope scope) {
    return switch (scope) {
      case Demand.Scope.None() -> true;
      case Demand.Scope.Group(var name) -> groups.contains(name);
      case Demand.Scope.All() -> false;
    };
  }
}
