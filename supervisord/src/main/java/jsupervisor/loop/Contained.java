package jsupervisor.loop;

import java.io.PrintWriter;
import java.io.StringWriter;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.KeeperDied;
import jsupervisor.terms.LogLevel;

/** A piece of work of the control thread: an error of ours in it costs this piece, and no other. */
final class Contained {
  private Contained() {}

  /**
   * Runs it; what goes wrong is in the log.
   *
   * @throws KeeperDied when there is nobody left to work for
   */
  static void run(Runnable work, MainLog log) {
    try {
      work.run();
    } catch (KeeperDied e) {
      throw e;
    } catch (RuntimeException e) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      log.log(LogLevel.CRITICAL, "error in the control thread, going on: " + trace);
    }
  }
}
