package jsupervisor.probes.attempt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Probe.Range;
import jsupervisor.ask.Probe.Target;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.Signal;

/** Attempts of a program that is in a folder. */
final class Placed {
  private Placed() {}

  /**
   * @param pattern empty = none
   */
  static Attempt attempt(
      Path folder, Target target, Duration timeout, String pattern, Range... codes) {
    var expected =
        new Probe.Expected(List.of(codes), Optional.of(pattern).filter(text -> !text.isEmpty()));
    var probe =
        new Probe(
            target,
            expected,
            Duration.ofSeconds(1),
            timeout,
            Duration.ZERO,
            1,
            Probe.Action.NONE,
            Signal.TERM);
    var environment = Map.of("PATH", "/usr/bin:/bin", "WORD", "shown");
    return Attempt.of(
        new Vigil.Placed(
            new Vigil(false, Optional.of(probe)), Optional.empty(), folder.toString(), environment),
        0);
  }
}
