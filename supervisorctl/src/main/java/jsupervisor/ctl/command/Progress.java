package jsupervisor.ctl.command;

import java.io.PrintStream;

/**
 * A line on a terminal that tells what is waited for, from the second second on; it is wiped before
 * anything else is printed.
 */
final class Progress implements AutoCloseable {
  private static final String WIPED = "\r\033[K";
  private static final int WIDEST = 60;
  private final PrintStream err;
  private final String what;
  private final Thread thread;

  /**
   * Begins to wait.
   *
   * @param what is waited for; empty text is nothing to be told
   */
  Progress(PrintStream err, String what) {
    this.err = err;
    this.what = what.length() > WIDEST ? what.substring(0, WIDEST) + "..." : what;
    this.thread = what.isEmpty() ? null : new Thread(this::show, "progress");
    if (thread == null) return;
    thread.setDaemon(true);
    thread.start();
  }

  private void show() {
    boolean shown = false;
    try {
      for (int seconds = 1; ; seconds++) {
        Thread.sleep(1000);
        err.print(WIPED + "... " + what + " (" + seconds + " s)");
        err.flush();
        shown = true;
      }
    } catch (InterruptedException _) {
      if (!shown) return;
      err.print(WIPED);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (thread == null) return;
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
