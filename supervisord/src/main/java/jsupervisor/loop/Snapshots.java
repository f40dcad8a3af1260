package jsupervisor.loop;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.core.Description;
import jsupervisor.core.Now;
import jsupervisor.core.Why;
import jsupervisor.terms.ProcessName;

/** Processes as callers see them. Control thread only. */
final class Snapshots {
  /** Askers of one list; nobody looks that often. */
  private static final int FLOOD = 100;

  private final Processes processes;
  private final Journal journal;
  private int asked;
  private All last = new All(-1, -1, List.of());

  /** All processes as they were after so many changes, in that second. */
  private record All(long changes, long second, List<ProcessInfo> infos) {}

  Snapshots(Processes processes, Journal journal) {
    this.processes = processes;
    this.journal = journal;
  }

  ProcessInfo of(Child child) {
    return of(child, Means.now());
  }

  /**
   * All of them, by group and name. Within a second in which nothing happens it is the same list:
   * many who ask at once, as monitors do, cost no more than one. In a flood of them it is the same
   * for two seconds; a change is seen at once in any case.
   */
  List<ProcessInfo> all() {
    var now = Means.now();
    long second = now.wallMillis() / 1000;
    long age = second - last.second();
    boolean young = age == 0 || (age == 1 && asked > FLOOD);
    if (last.changes() != journal.changes() || !young) {
      last = new All(journal.changes(), second, fresh(now));
      asked = 0;
    }
    asked++;
    return last.infos();
  }

  /** Those of them that there are. */
  List<ProcessInfo> some(Set<ProcessName> names) {
    var now = Means.now();
    return names.stream()
        .flatMap(name -> processes.child(name).stream())
        .map(c -> of(c, now))
        .toList();
  }

  /** Times that each was started again without anybody's asking, since then. */
  Map<ProcessName, Integer> restarts(long sinceMillis) {
    var all = new HashMap<ProcessName, Integer>();
    for (var child : processes.all()) all.put(child.name(), child.trail.restarts(sinceMillis));
    return all;
  }

  private List<ProcessInfo> fresh(Now now) {
    return processes.byName().stream()
        .flatMap(group -> group.byName().stream())
        .map(child -> of(child, now))
        .toList();
  }

  private static ProcessInfo of(Child child, Now now) {
    var history = child.life.history();
    var zone = ZoneId.systemDefault();
    int pid = child.state().code().signallable() ? child.pid : 0;
    return new ProcessInfo(
        child.name(),
        history.lastStartMillis() / 1000,
        history.lastStopMillis() / 1000,
        now.wallMillis() / 1000,
        child.state().code(),
        history.spawnError(),
        history.exitStatus().orElse(0),
        child.config.stdout().path(),
        child.config.redirectStderr() ? "" : child.config.stderr().path(),
        pid,
        Description.of(child.name().process(), child.life, now, zone),
        history.lastStartMillis(),
        history.starts(),
        Why.of(child.config.program(), child.life, now, zone),
        pid != 0 && child.stdin.filter(open -> !open.closed()).isPresent());
  }
}
