package jsupervisor.metrics.send;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is said of a target, so that a log is not filled by one that comes and goes: a line when it
 * fails, one every ten minutes in which it goes on failing, and one when it has been well for a
 * minute. Of one owner; time is an argument, in nanoseconds.
 */
final class Standing {
  private static final long AGAIN = TimeUnit.MINUTES.toNanos(10);
  private static final long WELL = TimeUnit.MINUTES.toNanos(1);

  private final String target;
  private boolean troubled;
  private long saidAt;
  private long failedAt;
  private long droppedBefore;

  Standing(String target) {
    this.target = target;
  }

  /**
   * It has failed.
   *
   * @param why a few words
   * @param dropped figures that are lost, all in all
   * @return what is to be said
   */
  Optional<String> failed(long now, String why, long dropped) {
    failedAt = now;
    if (troubled && now - saidAt < AGAIN) return Optional.empty();
    var already = troubled ? " (still; " + lost(dropped) + " so far)" : "";
    if (!troubled) droppedBefore = dropped;
    troubled = true;
    saidAt = now;
    return Optional.of(
        "metrics cannot be sent to " + target + ": " + why + already + "; it is tried again");
  }

  /** It has taken something; what is to be said. */
  Optional<String> worked(long now, long dropped) {
    if (!troubled || now - failedAt < WELL) return Optional.empty();
    troubled = false;
    return Optional.of(
        "metrics are sent to " + target + " again; " + lost(dropped) + " in between");
  }

  private String lost(long dropped) {
    return (dropped - droppedBefore) + " figures were dropped";
  }
}
