package jsupervisor.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jsupervisor.config.FcgiSocket;
import jsupervisor.config.GroupConfig;
import jsupervisor.core.Fact;
import jsupervisor.core.ProcessState;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Sockets;
import jsupervisor.posix.Spawning;
import jsupervisor.posix.Strays;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/**
 * A fresh JVM takes over what another one left when it was killed: the journal says what there was,
 * the keeper has kept the pipes under the same numbers. Control thread only.
 */
final class Takeover {
  private final Means means;
  private final Processes processes;
  private final Turns turns;
  private final StdinPump pump;
  private final Announcer announcer;
  private final Map<ProcessName, Integer> places = new HashMap<>();
  private final Map<Integer, Slot> slots;

  /** By the arrays in which the children have the keeper's numbers. */
  private final Map<int[], int[]> fetched = new IdentityHashMap<>();

  Takeover(Means means, Processes processes, Turns turns, StdinPump pump, Announcer announcer) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
    this.pump = pump;
    this.announcer = announcer;
    slots = means.journal().slots();
    slots.forEach((place, slot) -> places.put(slot.name(), place));
  }

  void run(Groups groups) {
    announcer.recall();
    var spawning = means.keeper().unfinishedSpawn();
    var resumed = new ArrayList<Child>();
    for (var config : groups.active()) resumed.addAll(open(config).children());
    fetchAll(resumed);
    resumed.forEach(this::connect);
    spawning.ifPresent(this::finish);
    dropStrays(resumed);
    resumed.forEach(this::resume);
    long alive = resumed.stream().filter(child -> child.pid != 0).count();
    means.log().log(LogLevel.WARN, "took over " + alive + " running processes");
    places.values().forEach(this::dismiss);
  }

  /** The configuration in force does not know it, because it had to be read from the file. */
  private void dismiss(int place) {
    var slot = slots.get(place);
    if (slot.pid() != 0) {
      means.log().log(
          LogLevel.CRITICAL,
          "%s (pid %d) is not in the configuration any more: sending SIGTERM"
              .formatted(slot.name().text(), slot.pid()));
      means.keeper().kill(new Pid(slot.pid()), Signal.TERM, true);
    }
    means.keeper().release(slot.kept());
    means.keeper().release(slot.draining());
    means.journal().free(place);
  }

  private Processes.Group open(GroupConfig config) {
    var children = new ArrayList<Child>();
    for (var process : config.processes()) {
      var place = places.remove(process.program().name());
      var child = new Child(process, place != null ? place : means.journal().place());
      means.journal().will(child.slot, Will.of(process.program()));
      if (place != null) recall(child, slots.get(place));
      else means.journal().write(child.slot, child.record());
      children.add(child);
    }
    var group = processes.add(config, List.copyOf(children));
    announcer.resumed(group);
    return group;
  }

  private void recall(Child child, Slot slot) {
    child.life = slot.life();
    child.kept = slot.kept();
    child.draining = slot.draining();
    child.ended = slot.ended();
    child.recalled = slot.listener();
    child.listening = slot.listener().map(page -> Listening.recalled(page, slot));
    if (slot.pid() != 0) processes.alive(child, slot.pid());
  }

  private void connect(Child child) {
    if (child.kept.length < 2 && child.draining.length < 2) return;
    turns.reopenLogs(child);
    if (child.draining.length >= 2) {
      int[] old = fetch(child.draining);
      attach(child, old);
      Fds.close(old[0]);
      turns.drainBehind(child, child.draining, child.kept);
    }
    connectPresent(child);
  }

  private void connectPresent(Child child) {
    if (child.kept.length < 2) return;
    int[] ends = fetch(child.kept);
    attach(child, ends);
    if (child.config.socket().isPresent()) {
      turns.takeOverSocket(child, ends[0]);
      return;
    }
    Fds.nonBlocking(ends[0]);
    pump.open(child, ends[0]);
    announcer.reconnected(child);
  }

  /** All at once: one by one they cost a turn of the keeper for each child. */
  private void fetchAll(List<Child> children) {
    var pipes =
        children.stream()
            .flatMap(child -> Stream.of(child.draining, child.kept))
            .filter(kept -> kept.length >= 2)
            .toList();
    int[] all = pipes.stream().flatMapToInt(IntStream::of).toArray();
    try {
      int[] mine = means.keeper().fds().fetch(all);
      int at = 0;
      for (var kept : pipes) fetched.put(kept, Arrays.copyOfRange(mine, at, at += kept.length));
    } catch (PosixException _) {
      // there is one that cannot be had, and its child will say so
    }
  }

  private int[] fetch(int[] kept) {
    int[] mine = fetched.remove(kept);
    return mine != null ? mine : means.keeper().fds().fetch(kept);
  }

  /** The first one is not touched: it may be a socket, which stays as the children expect it. */
  private void attach(Child child, int[] ends) {
    for (int i = 1; i < ends.length; i++) Fds.nonBlocking(ends[i]);
    means.output().attach(child.name(), child.ends(ends[1], ends.length > 2 ? ends[2] : -1));
  }

  /** A spawn that nobody has heard the answer of. */
  private void finish(Spawning spawning) {
    var slot = Optional.ofNullable(slots.get(spawning.tag()));
    var child = slot.flatMap(s -> processes.child(s.name()));
    boolean known =
        child.isPresent() && Turns.launching(child.get().state()) && spawning.pid() != 0;
    if (!known) {
      if (child.map(c -> c.kept.length == 0).orElse(true)) means.keeper().release(spawning.kept());
      means.keeper().spawnRecorded();
      return;
    }
    if (child.get().kept.length == 0) adopt(child.get(), spawning);
    else means.keeper().spawnRecorded();
    turns.happened(child.get(), new Fact.ChildSpawned(Means.now(), new Pid(spawning.pid())));
  }

  private void adopt(Child child, Spawning spawning) {
    child.kept = spawning.kept();
    child.listening.ifPresent(listening -> listening.spawned(spawning.pid()));
    processes.alive(child, spawning.pid());
    means.journal().write(child.slot, child.record());
    means.keeper().spawnRecorded();
    // where its predecessor is still being drained the logs are open, and the old pipes are taken
    if (child.draining.length < 2) turns.reopenLogs(child);
    connectPresent(child);
  }

  /**
   * A JVM killed between writing a child off and letting go of its socket leaves one that no page
   * of the journal names, and that would keep its port for ever.
   */
  private void dropStrays(List<Child> resumed) {
    var known = new HashSet<Integer>();
    var ports = new HashSet<Integer>();
    for (var child : resumed) {
      for (int fd : child.kept) known.add(fd);
      for (int fd : child.draining) known.add(fd);
      if (child.config.socket().isPresent()
          && child.config.socket().get().address() instanceof FcgiSocket.Tcp tcp)
        ports.add(tcp.port());
    }
    for (int fd : means.journal().sockets()) known.add(fd);
    if (!ports.isEmpty()) Strays.drop(means.keeper(), known, fd -> Sockets.listensOn(fd, ports));
  }

  /** Whatever each process was waiting for, it waits for again. */
  private void resume(Child child) {
    if (child.ended.isPresent()) {
      turns.drain(child, child.ended.get());
      return;
    }
    switch (child.state()) {
      case ProcessState.Launching _, ProcessState.Recalled _ -> launch(child);
      case ProcessState.Starting s -> living(child, () -> turns.wakeAt(child, s.upAt()));
      case ProcessState.Stopping s -> living(child, () -> turns.wakeAt(child, s.killAt()));
      case ProcessState.Running _ -> living(child, () -> {});
      case ProcessState.Backoff b -> turns.wakeAt(child, b.retryAt());
      case ProcessState.Exited _ -> turns.wakeAt(child, Means.now().moment());
      case ProcessState.Stopped() -> startFirst(child);
      case ProcessState.Fatal(), ProcessState.Unknown() -> {}
    }
  }

  /** A child that is written down has been made, even if its machine was not told of it. */
  private void launch(Child child) {
    if (child.pid != 0) {
      turns.happened(child, new Fact.ChildSpawned(Means.now(), new Pid(child.pid)));
      return;
    }
    means.keeper().release(child.kept);
    child.kept = new int[0];
    turns.openLogs(child);
  }

  /** The other JVM may have been killed before it came to start this one. */
  private void startFirst(Child child) {
    if (turns.mayStart()
        && child.config.program().autostart()
        && child.life.history().lastStartMillis() == 0)
      turns.happened(child, new Fact.StartAsked(Means.now()));
  }

  /** A state that needs a child must have one; if not, how it ended will never be known. */
  private void living(Child child, Runnable then) {
    if (child.pid != 0) then.run();
    else turns.ended(child, new Child.Ended(1, new ExitStatus.Code(127), Means.now()));
  }
}
