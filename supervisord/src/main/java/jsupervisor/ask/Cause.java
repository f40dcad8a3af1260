package jsupervisor.ask;

import java.util.Optional;
import jsupervisor.terms.ExitStatus;

/** Why a process has changed its state; a value, so that making one costs next to nothing. */
public sealed interface Cause {

  /** Somebody, or autostart, wanted it to run. */
  record StartRequested() implements Cause {}

  /** Somebody wanted it to stop. */
  record StopRequested() implements Cause {}

  /** The daemon is ending. */
  record DaemonEnding() implements Cause {}

  /** It had exited, and autorestart brings it back. */
  record Autorestart() implements Cause {}

  /**
   * A start had failed, and this is the next one.
   *
   * @param attempt its number, 2 or more
   * @param most how many there may be
   */
  record Retry(int attempt, long most) implements Cause {}

  /**
   * The child has lived long enough to count.
   *
   * @param seconds that are long enough, 0 or more
   */
  record Lasted(long seconds) implements Cause {}

  /**
   * The child has ended.
   *
   * @param how it ended
   * @param judged what that means
   */
  record Ended(ExitStatus how, Judged judged) implements Cause {}

  /**
   * There was no child.
   *
   * @param why Supervisor's text
   */
  record NotSpawned(String why) implements Cause {}

  /**
   * Too many starts have failed.
   *
   * @param attempts all of them
   */
  record GaveUp(long attempts) implements Cause {}

  /**
   * A signal could not be sent.
   *
   * @param what was tried
   */
  record NotSignalled(String what) implements Cause {}

  /** What the end of a child means. */
  enum Judged {
    EXPECTED,
    UNEXPECTED,
    /** Before startsecs were over. */
    TOO_EARLY,
    /** It was asked for. */
    STOPPED
  }

  /** Whether the daemon starts it again by itself: autorestart, or another attempt. */
  default boolean again() {
    return switch (this) {
      case Autorestart _, Retry _ -> true;
      case StartRequested _,
          StopRequested _,
          DaemonEnding _,
          Lasted _,
          Ended _,
          NotSpawned _,
          GaveUp _,
          NotSignalled _ ->
          false;
    };
  }

  /** The end of a child that had begun its program; empty = there is none in this. */
  default Optional<Ended> ended() {
    return switch (this) {
      case Ended(ExitStatus.NeverBegan _, _) -> Optional.empty();
      case Ended end -> Optional.of(end);
      case StartRequested _,
          StopRequested _,
          DaemonEnding _,
          Autorestart _,
          Retry _,
          Lasted _,
          NotSpawned _,
          GaveUp _,
          NotSignalled _ ->
          Optional.empty();
    };
  }

  /** The cause for people: a few words without a full stop. */
  default String words() {
    return switch (this) {
      case StartRequested() -> "start requested";
      case StopRequested() -> "stopped by request";
      case DaemonEnding() -> "the daemon is ending";
      case Autorestart() -> "started again by autorestart";
      case Retry(int attempt, long most) -> "attempt " + attempt + " of " + most;
      case Lasted(long seconds) -> "ran for startsecs (" + seconds + " s)";
      case Ended(ExitStatus how, Judged judged) -> end(how, judged);
      case NotSpawned(String why) -> "spawn error: " + why;
      case GaveUp(long attempts) ->
          "gave up after " + attempts + (attempts == 1 ? " attempt" : " attempts");
      case NotSignalled(String what) -> "a signal could not be sent: " + what;
    };
  }

  private static String end(ExitStatus how, Judged judged) {
    return switch (how) {
      case ExitStatus.NeverBegan(String why) -> "spawn error: " + why;
      case ExitStatus.Code(int code) -> "exited with status " + code + note(judged);
      case ExitStatus.Killed(var signal, boolean core) ->
          "killed by "
              + signal.name()
              + (core ? " (core dumped)" : "")
              + (judged == Judged.TOO_EARLY ? note(judged) : "");
    };
  }

  private static String note(Judged judged) {
    return switch (judged) {
      case EXPECTED -> " (expected)";
      case UNEXPECTED -> " (unexpected)";
      case TOO_EARLY -> " before startsecs were over";
      case STOPPED -> "";
    };
  }
}
