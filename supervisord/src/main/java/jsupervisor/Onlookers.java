package jsupervisor;

import java.util.OptionalInt;
import jsupervisor.ask.Newsroom;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Threads;
import jsupervisor.terms.LogLevel;
import jsupervisor.usage.Meter;

/**
 * What those who only look on share: none of them can hold up who works.
 *
 * @param newsroom where the control thread announces changes
 * @param meter looks at what processes use
 */
record Onlookers(Newsroom newsroom, Meter meter) {

  /**
   * @param keeper pid of the programs' parent
   * @param log the main log
   */
  static Onlookers of(int keeper, MainLog log) {
    var meter =
        new Meter(OptionalInt.of(keeper), Threads::patient, e -> failed(log, "processes use", e));
    return new Onlookers(new Newsroom(), meter);
  }

  private static void failed(MainLog log, String what, RuntimeException e) {
    log.log(LogLevel.CRITICAL, "error while looking at what " + what + ", going on: " + e);
  }
}
