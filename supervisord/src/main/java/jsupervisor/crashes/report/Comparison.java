package jsupervisor.crashes.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is other than at the last good start; immutable.
 *
 * @param goodMillis since when it was known to be good, in wall time
 * @param environment a line for each variable: {@code + NAME=value} is new, {@code - NAME=value}
 *     was there
 * @param configuration whether the configuration of the process is another one
 * @param binary whether its file has changed; empty = nobody knows
 */
public record Comparison(
    long goodMillis, List<String> environment, boolean configuration, Optional<Boolean> binary) {
  public Comparison {
    environment = List.copyOf(environment);
  }

  /** Compares; changes within what is masked are not seen. */
  public static Comparison of(Good good, Profile now) {
    var before = good.profile();
    return new Comparison(
        good.sinceMillis(),
        lines(before, now),
        !before.version().equals(now.version()),
        changed(before.binary(), now.binary()));
  }

  private static List<String> lines(Profile before, Profile now) {
    var names = new TreeSet<>(before.environment().keySet());
    names.addAll(now.environment().keySet());
    var lines = new ArrayList<String>();
    for (var name : names) {
      var old = Optional.ofNullable(before.environment().get(name));
      var fresh = Optional.ofNullable(now.environment().get(name));
      if (old.equals(fresh)) continue;
      old.ifPresent(value -> lines.add("- " + name + "=" + value));
      fresh.ifPresent(value -> lines.add("+ " + name + "=" + value));
    }
    return lines;
  }

  /** One that has gone, or has come, has changed; of what was too large to be read nobody knows. */
  private static Optional<Boolean> changed(Optional<Binary> before, Optional<Binary> now) {
    boolean unread =
        before.filter(binary -> binary.sha256().isEmpty()).isPresent()
            || now.filter(binary -> binary.sha256().isEmpty()).isPresent();
    return unread ? Optional.empty() : Optional.of(!before.equals(now));
  }
}
