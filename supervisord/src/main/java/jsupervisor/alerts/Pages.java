package jsupervisor.alerts;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import jsupervisor.alerts.rule.Sight;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Page;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * What the announcements add up to.
 *
 * @param latest the page of a tick ago
 * @param health what probes say of a process, or of what is outside
 */
record Pages(Supplier<Page> latest, Function<ProcessName, Wellness> health) implements Sight {

  /** Before anything was seen nobody is taken for gone. */
  @Override
  public boolean knows(ProcessName process) {
    if (Vigil.outside(process))
      return switch (health.apply(process)) {
        case Wellness.Unknown _, Wellness.Unwell _, Wellness.Well _ -> true;
        case Wellness.Unprobed _ -> false;
      };
    var entries = latest.get().entries();
    return entries.isEmpty() || entries.containsKey(process);
  }

  @Override
  public OptionalLong wellSince(ProcessName process) {
    boolean outside = Vigil.outside(process);
    var running = outside ? OptionalLong.empty() : since(process, StateCode.RUNNING);
    return switch (health.apply(process)) {
      case Wellness.Unprobed _ -> running;
      case Wellness.Unknown _, Wellness.Unwell _ -> OptionalLong.empty();
      case Wellness.Well(long since, _) when outside -> OptionalLong.of(since);
      case Wellness.Well(long since, long run) ->
          running.stream()
              .filter(_ -> runs(process, run))
              .map(began -> Math.max(began, since))
              .findFirst();
    };
  }

  /** Health may be that of the child before, until probes have seen that there is another one. */
  private boolean runs(ProcessName process, long startMillis) {
    var entry = latest.get().entries().get(process);
    return entry != null
        && entry.info().filter(info -> info.startMillis() == startMillis).isPresent();
  }

  @Override
  public OptionalLong stoppedSince(ProcessName process) {
    return since(process, StateCode.STOPPED);
  }

  private OptionalLong since(ProcessName process, StateCode state) {
    var entry = latest.get().entries().get(process);
    return entry == null || entry.tally().state() != state
        ? OptionalLong.empty()
        : OptionalLong.of(entry.tally().sinceMillis());
  }
}
