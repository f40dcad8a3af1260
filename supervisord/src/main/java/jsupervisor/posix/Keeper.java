package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/**
 * The process that started this JVM and is the parent of every child (keeper.c). It runs what is
 * asked and decides nothing. One request at a time; none of them blocks for longer than a spawn.
 */
public final class Keeper {
  private static final long MAGIC = 0x315045454b50534aL;
  private static final int MEMORY = 5;
  private static final int READY = 9;

  /** The lowest number under which the keeper holds something for the JVM. */
  static final int FIRST_KEPT = READY + 1;

  private static final int SIGNALS = 7;
  private static final int PRIVATE_EMPTY = 0x4022; // MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE
  private static final long SIZE = 64L << 20;
  private static final long GENERATION = 16;
  private static final long STAGE = 20;
  private static final long ARMED = 24;
  private static final long WILLS = 28;
  private static final long RUN_AT = 4096;
  private static final long SPAWN_AT = 16384;
  private static final long JOURNAL = 4L << 20;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final MemorySegment memory;
  private final KeeperChannel channel;
  private final int signals;
  private final MemorySegment records = Arena.global().allocate(16L * SignalRecord.SIZE, 8);
  private final int pid = (int) Sys.call(Numbers.GETPPID, 0, 0, 0);

  private Keeper(MemorySegment memory, KeeperChannel channel, int signals) {
    this.memory = memory;
    this.channel = channel;
    this.signals = signals;
  }

  /** The keeper of this process; empty when it was started by something else. */
  public static Optional<Keeper> attach() {
    long at = Sys.call(Numbers.MMAP, 0, SIZE, 3, 1, MEMORY, 0);
    if (at < 0) return Optional.empty();
    var memory = MemorySegment.ofAddress(at).reinterpret(SIZE);
    try {
      if (Fds.size(MEMORY) != SIZE || memory.get(LONG, 0) != MAGIC) return Optional.empty();
    } catch (PosixException _) {
      return Optional.empty();
    }
    return Optional.of(new Keeper(memory, KeeperChannel.toKeeper(), SIGNALS));
  }

  /** None, with a memory of its own: for a rehearsal. What it is asked fails with EBADF. */
  public static Keeper deaf() {
    long at = Sys.must("mmap", Sys.call(Numbers.MMAP, 0, SIZE, 3, PRIVATE_EMPTY, -1, 0));
    var memory = MemorySegment.ofAddress(at).reinterpret(SIZE);
    return new Keeper(memory, KeeperChannel.deaf(), new EventFd().fd());
  }

  /** The daemon's public pid. */
  public int pid() {
    return pid;
  }

  /** How many JVMs the keeper has started, this one included: 1 or more. */
  public int generation() {
    return memory.get(INT, GENERATION);
  }

  /** Whether a JVM was up once, so that this one may have to take over. */
  public boolean armed() {
    return memory.get(INT, ARMED) != 0;
  }

  /** Bits that the JVMs leave for those that follow. */
  public int stage() {
    return memory.get(INT, STAGE);
  }

  public void stage(int bits) {
    memory.set(INT, STAGE, bits);
  }

  /** Memory that survives the JVM: 60 MiB, zero at first, pages made at their first use. */
  public SharedMemory journal() {
    return new SharedMemory(memory.asSlice(JOURNAL));
  }

  /** Where the journal says how children are stopped when no JVM comes up any more (keeper.c). */
  public void wills(int at) {
    memory.set(INT, WILLS, (int) JOURNAL + at);
  }

  /** Readable when there are signals, or the keeper is gone. */
  public int signalsFd() {
    return signals;
  }

  /**
   * All signals that are there.
   *
   * @throws KeeperDied when nobody can send any more
   */
  public List<SignalRecord> signals() {
    var all = new ArrayList<SignalRecord>();
    int got;
    while ((got = Fds.read(signals, records, (int) records.byteSize())) > 0) {
      for (int i = 0; i + SignalRecord.SIZE <= got; i += SignalRecord.SIZE)
        if (records.get(INT, i) == 0) succession().beat();
        else all.add(SignalRecord.read(records, i));
    }
    if (got == 0) throw new KeeperDied();
    return all;
  }

  /** Makes the keeper hold a descriptor too; returns its number there, or throws EMFILE. */
  public synchronized int keep(int fd) {
    var list = list();
    channel.ask(KeeperChannel.RUN, RUN_AT, fd);
    return list.fd();
  }

  /** Makes the keeper close what it holds. */
  public synchronized void release(int... kept) {
    if (kept.length == 0) return;
    for (int fd : kept)
      if (fd < FIRST_KEPT) throw new IllegalArgumentException(fd + " is the keeper's own");
    for (int at = 0; at < kept.length; at += OpList.MOST) {
      var list = list();
      for (int i = at; i < Math.min(kept.length, at + OpList.MOST); i++)
        list.attempt("close", Numbers.CLOSE, Arg.of(kept[i]));
      run(list);
    }
  }

  /**
   * Makes a child.
   *
   * @throws PosixException E2BIG, when words and environment do not fit into 3 MiB
   */
  public synchronized Spawned spawn(SpawnRequest request) {
    var list = spawnList();
    list.tag(request.tag());
    SpawnOps.write(list, request, oomScores().children());
    return spawn(list, request.descriptors());
  }

  /** A list of calls that ends in execve, for a fresh child. */
  synchronized Spawned spawn(OpList list, int... fds) {
    channel.ask(KeeperChannel.SPAWN, SPAWN_AT, new StuckSpawn(list::pid), fds);
    int[] all = list.fds(0);
    if (all.length < fds.length) {
      release(all);
      return new Spawned.Refused(0, Errno.EMFILE, "receive", new int[0]);
    }
    int[] kept = list.fds(3);
    release(all[0], all[1], all[2]);
    if (list.error() == 0) return new Spawned.Started(new Pid(list.pid()), kept);
    return new Spawned.Refused(list.pid(), Errno.of(list.error()), list.step(), kept);
  }

  /** The last spawn, when it was answered or is under way and nobody has written it down. */
  public synchronized Optional<Spawning> unfinishedSpawn() {
    if (memory.get(INT, SPAWN_AT + 56) == 0) return Optional.empty();
    var list = new OpListView(memory, SPAWN_AT);
    int[] all = list.fds();
    if (all.length >= 3) release(all[0], all[1], all[2]);
    int[] kept = all.length < 3 ? new int[0] : Arrays.copyOfRange(all, 3, all.length);
    int child = list.error() == 0 ? list.pid() : 0;
    return Optional.of(new Spawning(list.tag(), child, kept));
  }

  /** The answer to the last spawn is in the journal. */
  public void spawnRecorded() {
    memory.set(INT, SPAWN_AT + 56, 0);
  }

  /** Sends a signal, to the whole process group of the child if {@code group}. */
  public Sent kill(Pid child, Signal signal, boolean group) {
    long target = group ? -child.value() : child.value();
    long result = Sys.call(Numbers.KILL, target, signal.number(), 0);
    if (result == 0) return new Sent.Ok();
    if (result == -Errno.ESRCH.number()) return new Sent.Gone();
    return new Sent.Refused(Errno.of((int) -result));
  }

  /** From now on the end of this JVM, however it comes, is followed by another JVM. */
  public void arm() {
    ask(KeeperChannel.ARM);
  }

  /** Makes the keeper start another JVM when this one ends, which the caller sees to. */
  public void startAgain() {
    ask(KeeperChannel.AGAIN);
  }

  /** Makes the keeper continue in a process and session of its own, with another JVM. */
  public void daemonize() {
    ask(KeeperChannel.DAEMONIZE);
  }

  /** Makes the keeper look at what has changed in shared memory. */
  synchronized void nudge() {
    run(list());
  }

  synchronized void ask(int kind) {
    channel.ask(kind, 0);
  }

  /** False when it will not come. */
  boolean awaitTurn() {
    return channel.awaitTurn();
  }

  /** Lets the process that was started by the user end with success. */
  public synchronized void ready() {
    var list = list();
    list.attempt("write", Numbers.WRITE, Arg.of(READY), list.bytes(new byte[] {'+'}), Arg.of(1));
    run(list);
  }

  /** Ends the keeper, and with it the daemon. */
  public synchronized void exit(int code) {
    var list = list();
    list.call("exit_group", Numbers.EXIT_GROUP, Arg.of(code));
    try {
      run(list);
    } catch (KeeperDied _) {
      // that is the answer
    }
    Runtime.getRuntime().halt(code);
  }

  /** Children that have ended. */
  public KeeperExits exits() {
    return new KeeperExits(this, memory);
  }

  /** What it holds, for a JVM that has not made it. */
  public KeeperFds fds() {
    return new KeeperFds(this, memory);
  }

  /** The JVM after this one. */
  public Succession succession() {
    return new Succession(this, memory);
  }

  /** Whom the kernel ends when memory is short. */
  public OomScores oomScores() {
    return new OomScores(this, memory);
  }

  /** What can be done to the keeper itself. */
  public KeeperSelf self() {
    return new KeeperSelf(this, memory);
  }

  /** A fresh request for {@link #spawn(OpList, int...)}. */
  OpList spawnList() {
    return new OpList(memory, SPAWN_AT, KeeperWords.AT);
  }

  /** A fresh request; the caller holds this object's lock until it has run. */
  OpList list() {
    return new OpList(memory, RUN_AT, SPAWN_AT);
  }

  /**
   * Runs a request; {@code fds} are sent along.
   *
   * @throws PosixException with the step that failed
   */
  void run(OpList list, int... fds) {
    channel.ask(KeeperChannel.RUN, RUN_AT, fds);
    if (list.error() != 0) throw new PosixException(list.step(), Errno.of(list.error()));
  }

  /** Runs a request that sends descriptors here; the caller holds this object's lock. */
  int[] fetch(OpList list, int count) {
    run(list);
    int[] mine = channel.received();
    if (mine.length == count) return mine;
    for (int fd : mine) Fds.close(fd);
    throw new PosixException("receive", Errno.EMFILE);
  }
}
