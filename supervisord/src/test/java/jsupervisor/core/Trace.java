package jsupervisor.core;

import java.util.stream.Collectors;
import jsupervisor.core.Effect.Announce;
import jsupervisor.core.Effect.Say;
import jsupervisor.core.Effect.Send;
import jsupervisor.core.Effect.Spawn;
import jsupervisor.core.Effect.WakeAt;

/** Effects in short, so that an expectation fits on a line. */
final class Trace {
  private Trace() {}

  static String of(Step step) {
    return step.effects().stream().map(Trace::of).collect(Collectors.joining(" | "));
  }

  static String of(Effect effect) {
    return switch (effect) {
      case Spawn() -> "spawn";
      case Send(var pid, var signal, var group) ->
          "send " + signal.name() + " to " + (group ? "-" : "") + pid;
      case WakeAt(var moment) -> "wake " + seconds(moment);
      case Announce(var from, var to, var pid, var tries) ->
          "%s>%s pid %d tries %d".formatted(from.code(), to.code(), pid, tries);
      case Say(var level, var text) -> level.code() + " " + text;
    };
  }

  private static String seconds(Moment moment) {
    var text = Double.toString(moment.nanos() / 1e9);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
