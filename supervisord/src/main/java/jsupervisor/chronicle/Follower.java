package jsupervisor.chronicle;

import java.time.Duration;

/**
 * The thread of somebody who follows what is announced, and how it ends: told to, and waited for no
 * longer than so. Begun and ended by one thread each, once; asked by any.
 */
public final class Follower {
  private final Thread thread;
  private volatile boolean ending;

  /**
   * @param name of the thread
   * @param patient done first on it; makes it give way to others
   * @param work returns when it is asked to end, soon if it may
   */
  public Follower(String name, Runnable patient, Runnable work) {
    thread =
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .unstarted(() -> {
              patient.run();
              work.run();
            });
  }

  /** Begins to work. */
  public void begin() {
    thread.start();
  }

  /** Whether the work is to end. */
  public boolean ending() {
    return ending;
  }

  /**
   * Ends the work at once.
   *
   * @param longest that is waited for it
   */
  public void end(Duration longest) {
    ending = true;
    try {
      thread.join(longest);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the work when all that is announced by now is heard, on this thread.
   *
   * @param hearing how long the chronicler is waited for, at most
   * @param longest that is waited for everything
   * @param wake done when the work is to end, that it may notice
   */
  public void end(Chronicler chronicler, Duration hearing, Duration longest, Runnable wake) {
    long begun = System.nanoTime();
    try {
      chronicler.finish(hearing);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ending = true;
    wake.run();
    end(longest.minusNanos(System.nanoTime() - begun));
  }
}
