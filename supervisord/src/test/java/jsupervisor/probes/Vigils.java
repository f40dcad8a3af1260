package jsupervisor.probes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.Signal;

/** Probes that ask each second. */
final class Vigils {
  private Vigils() {}

  static Vigil vigil(Probe.Target target, Probe.Action action, int period, String find) {
    return new Vigil(
        true,
        Optional.of(
            new Probe(
                target,
                new Probe.Expected(List.of(), Optional.of(find).filter(text -> !text.isEmpty())),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(period),
                2,
                action,
                Signal.HUP)));
  }
}
