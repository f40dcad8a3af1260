package jsupervisor.alerts.rule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.Severity;
import jsupervisor.terms.ProcessName;

/** One alert: events in, now and then a message out. Knows no clock; of one thread. */
public final class Rule {
  private static final long HOUR_MILLIS = 3_600_000;

  /** What is seen may be older than what was heard, but not by more. */
  private static final long SIGHT_MILLIS = 5000;

  /** Whoever is unhealthy and is stopped no longer than that was stopped to be started again. */
  private static final long RESTART_MILLIS = 10_000;

  /** Those that are in trouble at a time; of more the eldest is forgotten. */
  private static final int MOST_TROUBLES = 2000;

  private final AlertConfig config;
  private final AlertPace pace;
  private final ZoneId zone;
  private final Map<ProcessName, Trouble> troubles = new LinkedHashMap<>();
  private final Deque<Long> made = new ArrayDeque<>();
  private Digest pending;
  private long openedMillis;
  private boolean changed;

  /**
   * @param zone in which quiet hours are meant
   * @param before what the last JVM remembered
   */
  public Rule(AlertConfig config, ZoneId zone, RuleState before) {
    this.config = config;
    pace = config.pace();
    this.zone = zone;
    pending = before.pending();
    openedMillis = before.openedMillis();
    made.addAll(before.madeMillis());
    while (made.size() > pace.maxPerHour()) made.removeFirst();
    troubles.putAll(before.troubles());
  }

  /** Something has happened to some process. */
  public void heard(Happening what) {
    if (!config.about(what.process())) return;
    var told =
        what.kinds().stream().filter(kind -> config.wants(kind, what.severity(kind))).findFirst();
    var before = Optional.ofNullable(troubles.get(what.process()));
    if (what.kinds().contains(AlertEvent.STOPPED) && before.filter(Trouble::sick).isEmpty()) {
      forget(what.process());
      before = Optional.empty();
    }
    boolean bad = told.filter(AlertEvent::trouble).isPresent();
    boolean again = before.isPresent() && what.kinds().contains(AlertEvent.STARTED);
    if (bad || again) changed(what, before.orElse(Trouble.BEGUN), told);
    else if (before.isPresent() && what.kinds().contains(AlertEvent.EXITED))
      exited(what, before.get(), told);
    else told.ifPresent(event -> add(event, what));
  }

  private void forget(ProcessName process) {
    changed |= troubles.remove(process) != null;
  }

  private void add(AlertEvent event, Happening what) {
    add(Alarm.of(what, event));
  }

  private void add(Alarm alarm) {
    if (pending.isEmpty()) openedMillis = alarm.lastMillis();
    pending = pending.plus(alarm);
    changed = true;
  }

  private void changed(Happening what, Trouble before, Optional<AlertEvent> told) {
    int most = config.wants(AlertEvent.FLAPPING) ? pace.flapChanges() : 0;
    var now = before.changed(what.atMillis(), most, pace.flapWindow().toMillis());
    var bad = told.filter(AlertEvent::trouble);
    if (bad.isPresent()) now = now.withSick(bad.get() == AlertEvent.UNHEALTHY);
    boolean fatal = told.filter(event -> event == AlertEvent.FATAL).isPresent();
    if (now.flapping() && !before.flapping()) add(flapping(what, most));
    boolean silent = now.flapping() && !fatal;
    if (!silent) told.ifPresent(event -> add(event, what));
    if (silent && before.flapping()) now = now.silenced();
    put(what.process(), fatal ? now.rested() : now);
  }

  private Alarm flapping(Happening what, int most) {
    var why =
        "more than %d changes within %d s, the last one: %s"
            .formatted(most, pace.flapWindow().toSeconds(), what.why());
    return Alarm.once(what.process(), AlertEvent.FLAPPING, what.atMillis(), why);
  }

  private void put(ProcessName process, Trouble trouble) {
    troubles.put(process, trouble);
    if (troubles.size() > MOST_TROUBLES) troubles.remove(troubles.keySet().iterator().next());
    changed = true;
  }

  /** It has done its work, at last. */
  private void exited(Happening what, Trouble before, Optional<AlertEvent> told) {
    if (before.flapping()) {
      put(what.process(), before.silenced());
      return;
    }
    forget(what.process());
    if (config.wants(AlertEvent.RECOVERED)) add(AlertEvent.RECOVERED, what);
    else told.ifPresent(event -> add(event, what));
  }

  /**
   * Looks whether it is time for a message.
   *
   * @param nowMillis wall time
   * @return what it tells; empty = not now
   */
  public Optional<Digest> due(long nowMillis, Sight sight) {
    List.copyOf(troubles.keySet()).forEach(process -> recover(process, nowMillis, sight));
    if (pending.isEmpty() || !mayTell(nowMillis)) return Optional.empty();
    var message = pending;
    pending = Digest.NONE;
    made.addLast(nowMillis);
    while (made.size() > pace.maxPerHour()) made.removeFirst();
    changed = true;
    return Optional.of(message);
  }

  private void recover(ProcessName process, long nowMillis, Sight sight) {
    if (!sight.knows(process)) {
      forget(process);
      return;
    }
    var trouble = troubles.get(process);
    var stopped = trouble.sick() ? sight.stoppedSince(process) : OptionalLong.empty();
    if (stopped.isPresent() && nowMillis - stopped.getAsLong() >= RESTART_MILLIS) {
      forget(process);
      return;
    }
    boolean calm = nowMillis - trouble.changedMillis() >= pace.flapWindow().toMillis();
    if (trouble.flapping() && !calm) return;
    if (trouble.flapping()) put(process, trouble.rested());
    var since = sight.wellSince(process);
    if (since.isEmpty()) return;
    long changed = trouble.changedMillis();
    boolean old = since.getAsLong() < changed && changed <= nowMillis;
    long well = nowMillis - (old ? changed : since.getAsLong());
    if (well < Math.max(pace.recovery().toMillis(), old ? SIGHT_MILLIS : 0)) return;
    forget(process);
    if (!config.wants(AlertEvent.RECOVERED)) return;
    var why = (trouble.sick() ? "HEALTHY for " : "RUNNING for ") + well / 1000 + " s";
    var more = trouble.silent() > 0 ? "; " + trouble.silent() + " events were not told" : "";
    add(Alarm.once(process, AlertEvent.RECOVERED, nowMillis, why + more));
  }

  /** A clock that was set back makes nobody wait longer than is configured. */
  private boolean mayTell(long nowMillis) {
    openedMillis = Math.min(openedMillis, nowMillis);
    if (made.stream().anyMatch(at -> at > nowMillis)) {
      var sane = made.stream().map(at -> Math.min(at, nowMillis)).toList();
      made.clear();
      made.addAll(sane);
    }
    boolean together = nowMillis - openedMillis >= pace.groupWait().toMillis();
    boolean spaced = made.isEmpty() || nowMillis - made.getLast() >= pace.notifyEvery().toMillis();
    boolean few = made.size() < pace.maxPerHour() || nowMillis - made.getFirst() >= HOUR_MILLIS;
    return together && spaced && few && !quiet(nowMillis);
  }

  private boolean quiet(long nowMillis) {
    var time = Instant.ofEpochMilli(nowMillis).atZone(zone).toLocalTime();
    return config
        .quiet()
        .filter(hours -> hours.covers(time))
        .filter(hours -> !hours.critical() || pending.severity() != Severity.CRITICAL)
        .isPresent();
  }

  /** Whether nothing can come to pass until something happens. */
  public boolean idle() {
    return pending.isEmpty() && troubles.isEmpty();
  }

  /** Whether a process is in trouble. */
  public boolean trouble() {
    return !troubles.isEmpty();
  }

  /** What is not in a message yet. */
  public Digest pending() {
    return pending;
  }

  /** When the last message was made, in wall time; 0 = never. */
  public long lastMillis() {
    return made.isEmpty() ? 0 : made.getLast();
  }

  /** All that is to be remembered, if that has changed since this was asked last. */
  public boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** All that is to be remembered. */
  public RuleState state() {
    return new RuleState(pending, openedMillis, List.copyOf(made), troubles);
  }
}
