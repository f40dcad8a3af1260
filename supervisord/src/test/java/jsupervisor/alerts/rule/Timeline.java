package jsupervisor.alerts.rule;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Cause.Judged;
import jsupervisor.ask.Transition;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** A rule, processes and a clock of the test's own, which looks twice a second. */
final class Timeline implements Sight {
  /** Noon. */
  static final long BEGIN = Duration.ofHours(12).toMillis();

  private static final long TICK = 500;

  final AlertConfig config;
  final List<Digest> told = new ArrayList<>();
  final List<Long> toldAt = new ArrayList<>();
  final Map<ProcessName, Long> running = new HashMap<>();
  final Map<ProcessName, Long> stopped = new HashMap<>();
  final Set<ProcessName> sick = new HashSet<>();
  Rule rule;
  long now = BEGIN;
  private long looked = BEGIN;

  Timeline(AlertConfig config) {
    this.config = config;
    rule = new Rule(config, ZoneOffset.UTC, RuleState.NEW);
  }

  static ProcessName name(String name) {
    return name.startsWith(Vigil.OUTSIDE)
        ? new ProcessName(Vigil.OUTSIDE, name.substring(Vigil.OUTSIDE.length()))
        : ProcessName.parse(name);
  }

  @Override
  public boolean knows(ProcessName process) {
    return !process.process().equals("gone");
  }

  @Override
  public OptionalLong wellSince(ProcessName process) {
    return sick.contains(process) ? OptionalLong.empty() : since(running, process);
  }

  @Override
  public OptionalLong stoppedSince(ProcessName process) {
    return since(stopped, process);
  }

  private static OptionalLong since(Map<ProcessName, Long> all, ProcessName process) {
    var since = all.get(process);
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** Another JVM goes on. */
  void takeOver() {
    rule = new Rule(config, ZoneOffset.UTC, rule.state());
  }

  Timeline pass(Duration time) {
    long end = now + time.toMillis();
    while (looked + TICK <= end) {
      looked += TICK;
      now = looked;
      look();
    }
    now = end;
    return this;
  }

  void look() {
    rule.due(now, this)
        .ifPresent(digest -> {
          told.add(digest);
          toldAt.add(now - BEGIN);
        });
  }

  private Timeline change(String process, StateCode from, StateCode to, Cause cause) {
    if (to == StateCode.STOPPED) stopped.put(name(process), now);
    else stopped.remove(name(process));
    if (to == StateCode.RUNNING) running.put(name(process), now);
    else running.remove(name(process));
    Happening.of(name(process), new Transition(now, from, to, cause, 1), _ -> false)
        .ifPresent(rule::heard);
    return this;
  }

  Timeline crash(String process) {
    var cause = new Cause.Ended(new ExitStatus.Code(3), Judged.UNEXPECTED);
    return change(process, StateCode.RUNNING, StateCode.EXITED, cause);
  }

  Timeline up(String process) {
    return change(process, StateCode.STARTING, StateCode.RUNNING, new Cause.Lasted(1));
  }

  Timeline unhealthy(String process, boolean critical) {
    sick.add(name(process));
    return heardUnhealthy(process, critical);
  }

  /** As it is when what is seen is a tick older than what is heard. */
  Timeline heardUnhealthy(String process, boolean critical) {
    rule.heard(Happening.unhealthy(name(process), now, "status 500", critical));
    return this;
  }

  Timeline healthy(String process) {
    sick.remove(name(process));
    running.put(name(process), now);
    return this;
  }

  Timeline fatal(String process) {
    return change(process, StateCode.BACKOFF, StateCode.FATAL, new Cause.GaveUp(4));
  }

  Timeline done(String process) {
    var cause = new Cause.Ended(new ExitStatus.Code(0), Judged.EXPECTED);
    return change(process, StateCode.RUNNING, StateCode.EXITED, cause);
  }

  Timeline stopped(String process) {
    var cause = new Cause.Ended(new ExitStatus.Code(0), Judged.STOPPED);
    return change(process, StateCode.STOPPING, StateCode.STOPPED, cause);
  }

  /** Messages in short: {@code web crash x3, web recovered}. */
  List<String> messages() {
    return told.stream().map(Timeline::brief).toList();
  }

  private static String brief(Digest digest) {
    var all = new ArrayList<String>();
    for (var alarm : digest.alarms())
      all.add(
          Vigil.label(alarm.process())
              + " "
              + alarm.event().word()
              + (alarm.count() > 1 ? " x" + alarm.count() : ""));
    if (digest.others() > 0) all.add("others x" + digest.others());
    return String.join(", ", all);
  }
}
