package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Signal;

/** Causes as ten bytes: a kind, what an end meant, and two numbers. Texts are left out. */
final class Causes {
  static final int BYTES = 2 + 2 * 4;

  /** In the order of the files. */
  private static final List<Judged> JUDGED =
      List.of(Judged.EXPECTED, Judged.UNEXPECTED, Judged.TOO_EARLY, Judged.STOPPED);

  private Causes() {}

  static void put(ByteBuffer buffer, Cause cause) {
    switch (cause) {
      case Cause.StartRequested() -> put(buffer, 0, 0, 0, 0);
      case Cause.StopRequested() -> put(buffer, 1, 0, 0, 0);
      case Cause.DaemonEnding() -> put(buffer, 2, 0, 0, 0);
      case Cause.Autorestart() -> put(buffer, 3, 0, 0, 0);
      case Cause.Retry(int attempt, long most) -> put(buffer, 4, 0, attempt, most);
      case Cause.Lasted(long seconds) -> put(buffer, 5, 0, seconds, 0);
      case Cause.Ended(var how, var judged) -> put(buffer, how, JUDGED.indexOf(judged));
      case Cause.NotSpawned _ -> put(buffer, 9, 0, 0, 0);
      case Cause.GaveUp(long attempts) -> put(buffer, 10, 0, attempts, 0);
      case Cause.NotSignalled _ -> put(buffer, 11, 0, 0, 0);
    }
  }

  private static void put(ByteBuffer buffer, ExitStatus how, int judged) {
    switch (how) {
      case ExitStatus.Code(int code) -> put(buffer, 6, judged, code, 0);
      case ExitStatus.Killed(var signal, boolean core) ->
          put(buffer, 7, judged, signal.number(), core ? 1 : 0);
      case ExitStatus.NeverBegan _ -> put(buffer, 8, judged, 0, 0);
    }
  }

  private static void put(ByteBuffer buffer, int kind, int judged, long one, long two) {
    buffer.put((byte) kind).put((byte) judged).putInt(bounded(one)).putInt(bounded(two));
  }

  private static int bounded(long number) {
    return (int) Math.clamp(number, 0L, (long) Integer.MAX_VALUE);
  }

  /** Empty when the kind is not known, or its numbers make no sense. */
  static Optional<Cause> at(ByteBuffer buffer, int from) {
    int judged = buffer.get(from + 1);
    int one = buffer.getInt(from + 2);
    int two = buffer.getInt(from + 6);
    if (judged < 0 || judged >= JUDGED.size() || one < 0 || two < 0) return Optional.empty();
    return Optional.ofNullable(
        switch (buffer.get(from)) {
          case 0 -> new Cause.StartRequested();
          case 1 -> new Cause.StopRequested();
          case 2 -> new Cause.DaemonEnding();
          case 3 -> new Cause.Autorestart();
          case 4 -> new Cause.Retry(one, two);
          case 5 -> new Cause.Lasted(one);
          case 6 -> new Cause.Ended(new ExitStatus.Code(one), JUDGED.get(judged));
          case 7 -> killed(one, two, JUDGED.get(judged));
          case 8 -> new Cause.Ended(new ExitStatus.NeverBegan(""), JUDGED.get(judged));
          case 9 -> new Cause.NotSpawned("");
          case 10 -> new Cause.GaveUp(one);
          case 11 -> new Cause.NotSignalled("");
          default -> null;
        });
  }

  private static Cause killed(int signal, int core, Judged judged) {
    if (signal < 1 || signal > 64) return null;
    return new Cause.Ended(new ExitStatus.Killed(new Signal(signal), core != 0), judged);
  }
}
