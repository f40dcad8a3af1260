package jsupervisor.loop;

import java.time.ZoneId;
import java.util.List;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.core.Description;

/** Processes as callers see them. Control thread only. */
final class Snapshots {
  private Snapshots() {}

  static ProcessInfo of(Child child) {
    var now = Means.now();
    var history = child.life.history();
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
        Description.of(child.name().process(), child.life, now, ZoneId.systemDefault()));
  }

  /** All of them, by group and name. */
  static List<ProcessInfo> all(Processes processes) {
    return processes.byName().stream()
        .flatMap(group -> group.byName().stream())
        .map(Snapshots::of)
        .toList();
  }
}
