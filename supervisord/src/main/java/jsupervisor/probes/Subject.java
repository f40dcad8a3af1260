package jsupervisor.probes;

import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.probes.uptime.History;
import jsupervisor.terms.ProcessName;

/** One that is watched, as the probes' thread knows it. */
final class Subject {
  private static final int DAY = 24;

  /** Uptime changes slowly, and counting it is the dearest thing here. */
  private static final long COUNT_MILLIS = 5000;

  final ProcessName name;
  Vigil.Placed placed;
  Pulse pulse;
  Optional<Flights.Flight> flight = Optional.empty();
  String last = "";
  long sinceMillis;

  /** Start of the child that is RUNNING, in wall time; 0 = none is. */
  long run;

  private Optional<Status.Uptime> uptime = Optional.empty();
  private long countedMillis;

  /** As it was kept; its hours go on. */
  History history;

  /** Whether something is being done about it. */
  volatile boolean treated;

  /** Whether what was kept has been compared with what there is. */
  boolean met;

  /** Whether it is said already why nothing is done about it. */
  boolean spared;

  Subject(ProcessName name, Vigil.Placed placed, History history, long now) {
    this.name = name;
    this.placed = placed;
    this.history = history;
    pulse = Pulse.idle(now);
  }

  Optional<Probe> probe() {
    return placed.vigil().probe();
  }

  boolean outside() {
    return Vigil.outside(name);
  }

  /** Whether this time counts as uptime. */
  boolean up() {
    return run != 0 && pulse.health() != Health.UNHEALTHY;
  }

  Status status(long nowMillis) {
    return new Status(
        placed.vigil().required(),
        run,
        probe().isPresent(),
        pulse.health(),
        pulse.beats() ? sinceMillis : 0,
        last,
        pulse.failures(),
        outside() ? Optional.empty() : uptime(nowMillis));
  }

  private Optional<Status.Uptime> uptime(long nowMillis) {
    if (uptime.isPresent() && Math.abs(nowMillis - countedMillis) < COUNT_MILLIS) return uptime;
    countedMillis = nowMillis;
    var hours = history.hours();
    uptime =
        Optional.of(
            new Status.Uptime(
                hours.percent(DAY, nowMillis),
                hours.percent(7 * DAY, nowMillis),
                hours.percent(30 * DAY, nowMillis)));
    return uptime;
  }

  /** Uptime is to be counted anew. */
  void recount() {
    uptime = Optional.empty();
  }

  /** What is to be kept of it. */
  History kept(long nowMillis) {
    return new History(
        history.hours(), nowMillis, run, up(), pulse.health().word(), sinceMillis, treated);
  }
}
