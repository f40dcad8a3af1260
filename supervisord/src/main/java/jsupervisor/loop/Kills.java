package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.core.Effect;
import jsupervisor.core.Fact;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Sent;
import jsupervisor.terms.LogLevel;

/** Sends the signals that the machine orders. Control thread only. */
final class Kills {
  private Kills() {}

  /**
   * Sends a signal, unless the child is another one by now.
   *
   * @return what there is to tell the machine
   */
  static Optional<Fact> send(Means means, Child child, Effect.Send send) {
    if (child.pid != send.pid().value()) {
      var what = "attempted to kill %s with sig %s but it wasn't running";
      means.log().log(LogLevel.DEBUG, what.formatted(child.name().process(), send.signal().name()));
      return Optional.empty();
    }
    return switch (means.keeper().kill(send.pid(), send.signal(), send.group())) {
      case Sent.Ok() -> Optional.empty();
      case Sent.Gone() -> {
        means.log().log(LogLevel.DEBUG, gone(child));
        yield Optional.empty();
      }
      case Sent.Refused(Errno errno) -> {
        var what = "killing " + child.name().process() + " (" + child.pid + "):" + errno.text();
        yield Optional.of(new Fact.SignalRefused(Means.now(), what));
      }
    };
  }

  private static String gone(Child child) {
    return "unable to signal %s (pid %d), it probably just exited on its own: %s"
        .formatted(child.name().process(), child.pid, Errno.ESRCH.text());
  }
}
