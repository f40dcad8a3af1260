package jsupervisor.kept;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says how much of something was lost, once a minute at most. Any thread. */
public final class Losses {
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String what;
  private final Consumer<String> log;
  private long said;
  private long saidNanos = System.nanoTime() - MINUTE_NANOS;

  /**
   * @param what the words behind the number
   * @param log takes the line
   */
  public Losses(String what, Consumer<String> log) {
    this.what = what;
    this.log = log;
  }

  /**
   * Says it, if it is time to.
   *
   * @param total all in all
   * @param why the last reason
   */
  public synchronized void say(long total, String why) {
    if (System.nanoTime() - saidNanos < MINUTE_NANOS) return;
    last(total, why);
  }

  /** Says it at once. */
  public synchronized void last(long total, String why) {
    if (total <= said) return;
    saidNanos = System.nanoTime();
    log.accept((total - said) + " " + what + ": " + why);
    said = total;
  }
}
