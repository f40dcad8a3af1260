package jsupervisor.core;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import jsupervisor.core.ProcessState.Backoff;
import jsupervisor.core.ProcessState.Exited;
import jsupervisor.core.ProcessState.Fatal;
import jsupervisor.core.ProcessState.Launching;
import jsupervisor.core.ProcessState.Recalled;
import jsupervisor.core.ProcessState.Running;
import jsupervisor.core.ProcessState.Starting;
import jsupervisor.core.ProcessState.Stopped;
import jsupervisor.core.ProcessState.Stopping;
import jsupervisor.core.ProcessState.Unknown;
import jsupervisor.terms.ExitStatus;

/** Why a process is not as it should be, in a sentence for people. Pure; any thread. */
public final class Why {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;

  private Why() {}

  /**
   * What is wrong with a process: what ended it, how many attempts there were, when the next one
   * is.
   *
   * @param program how it is treated
   * @param life what is known of it
   * @param now the time of the answer
   * @param zone for the time of the next attempt
   * @return empty when nothing is wrong
   */
  public static String of(Program program, Life life, Now now, ZoneId zone) {
    var history = life.history();
    return switch (life.state()) {
      case Backoff(int tries, Moment retryAt) ->
          end(history) + "; " + attempt(program, tries) + ", next at " + clock(retryAt, now, zone);
      case Fatal() -> "gave up after " + attempts(program) + ": " + end(history);
      case Exited(boolean expected) -> expected ? "" : end(history);
      case Launching(int tries) -> starting(program, tries, history);
      case Recalled(int tries) -> starting(program, tries, history);
      case Starting(int tries, _, _) -> starting(program, tries, history);
      case Unknown() -> "its child could not be sent a signal";
      case Running _, Stopped _, Stopping _ -> "";
    };
  }

  /** A process that has failed to start is no better for being started once more. */
  private static String starting(Program program, int failed, History history) {
    if (failed == 0) return "";
    return end(history) + "; " + attempt(program, failed + 1) + " is under way";
  }

  private static String attempt(Program program, int number) {
    return "attempt " + number + " of " + most(program);
  }

  private static String attempts(Program program) {
    long most = most(program);
    return most == 1 ? "1 attempt" : most + " attempts";
  }

  /** The first one is no retry. */
  private static long most(Program program) {
    return program.startretries() + 1L;
  }

  private static String end(History history) {
    if (history.lastEnd().isEmpty()) return "how it ended is not known";
    long ran = history.lastStopMillis() - history.lastStartMillis();
    return switch (history.lastEnd().get()) {
      case ExitStatus.NeverBegan(String why) -> why;
      case ExitStatus.Code(int code) ->
          "exited with status " + code + (ran < 0 ? "" : " after " + duration(ran));
      case ExitStatus.Killed(var signal, boolean core) ->
          "killed by "
              + signal.name()
              + (ran < 0 ? "" : " " + duration(ran) + " after start")
              + (core ? ", core dumped" : "");
    };
  }

  /** One number and one unit; a tenth of a second counts only where there are few seconds. */
  static String duration(long millis) {
    if (millis < 10_000) return millis / 1000 + "." + millis / 100 % 10 + " s";
    long seconds = millis / 1000;
    if (seconds < 2 * MINUTE) return seconds + " s";
    if (seconds < 2 * HOUR) return seconds / MINUTE + " min";
    if (seconds < 2 * DAY) return seconds / HOUR + " h";
    return seconds / DAY + " days";
  }

  private static String clock(Moment moment, Now now, ZoneId zone) {
    long millis = now.wallMillis() + moment.since(now.moment()).toMillis();
    var time = LocalTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
