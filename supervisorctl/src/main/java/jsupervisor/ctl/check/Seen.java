package jsupervisor.ctl.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.ctl.view.Struct;

/**
 * What is known of what is checked.
 *
 * @param processes those that are meant
 * @param outside those {@code [probe:x]} that are named
 * @param unknown names that neither has
 * @param disks where logs lie; empty = the daemon does not tell, or not now
 * @param certificates of its servers; empty = the daemon does not tell, or not now
 */
public record Seen(
    List<One> processes,
    List<Outside> outside,
    List<String> unknown,
    Optional<List<Rest>> disks,
    Optional<List<Rest>> certificates) {

  /**
   * A process.
   *
   * @param info as {@code getProcessInfo} gives it
   * @param named whether it was asked for by its own name
   * @param expected whether an end with its exit status is a success
   * @param rss bytes in RAM; empty = not known
   * @param restarts within an hour; empty = not known
   */
  public record One(
      Struct info, boolean named, boolean expected, OptionalDouble rss, OptionalDouble restarts) {

    boolean alive() {
      return info.number("pid") != 0;
    }

    double uptime() {
      return Math.max(0, info.number("now") - info.number("start"));
    }
  }

  /**
   * Something outside that is probed.
   *
   * @param name as it was asked for: {@code probe:x}
   * @param health as the daemon calls it; empty = not known
   * @param last answer in words
   */
  public record Outside(String name, String health, String last) {

    boolean healthy() {
      return health.equals("HEALTHY");
    }
  }

  /**
   * How much is left of something.
   *
   * @param name of it
   * @param left percent of a disk, days of a certificate; empty = not known
   */
  public record Rest(String name, OptionalDouble left) {}
}
