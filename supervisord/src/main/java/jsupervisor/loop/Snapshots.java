package jsupervisor.loop;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Ledger;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.core.Description;
import jsupervisor.core.Now;
import jsupervisor.core.Why;
import jsupervisor.terms.ProcessName;

/** Processes as callers see them. Control thread only. */
final class Snapshots {
  /** Askers of one list; nobody looks that often. */
  private static final int FLOOD = 100;

  /** Pages that are looked at together: half a millisecond. */
  private static final int LEDGER = 100;

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

  /** A few at a time, so that a start that is due does not wait for it. */
  Ledger recorded(int from) {
    var all = processes.all();
    int end = Math.min(all.size(), Math.max(0, from) + LEDGER);
    var wrong = new ArrayList<String>();
    for (var child : all.subList(Math.clamp(from, 0, all.size()), Math.max(end, 0)))
      difference(child).ifPresent(words -> wrong.add(child.name().text() + words));
    return new Ledger(wrong, end < all.size() ? end : 0);
  }

  private Optional<String> difference(Child child) {
    var slot = journal.slot(child.slot);
    if (slot.isEmpty()) return Optional.of(": its page is damaged");
    var written = slot.get();
    boolean same =
        written.name().equals(child.name())
            && written.pid() == child.pid
            && written.life().state().code() == child.state().code();
    return same
        ? Optional.empty()
        : Optional.of(
            " is %s with pid %d, and is written down as %s, %s with pid %d"
                .formatted(
                    child.state().code(),
                    child.pid,
                    written.name().text(),
                    written.life().state().code(),
                    written.pid()));
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
