package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The JVM that comes after this one: prepared while this one works, or this one itself while it
 * waits for its turn; and the watchdog, by which the keeper replaces a JVM that hangs.
 */
public final class Succession {
  private static final long SUCCESSOR = 72;
  private static final long READY = 76;
  private static final long WATCHDOG = 80;
  private static final long HUNG = 84;
  private static final long BEAT = 88;
  private static final long HEIR = 92;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final Keeper keeper;
  private final MemorySegment memory;

  Succession(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /**
   * Has the keeper start the next JVM now. It does all that can be done before its turn, which
   * comes when this one ends, however that is.
   *
   * @throws PosixException EAGAIN, when the kernel gives no process; EBUSY, when there is one
   */
  public void prepare() {
    keeper.ask(KeeperChannel.PREPARE);
  }

  /** Ends the one that was prepared; it may take a moment until {@link #present} says so. */
  public void dismiss() {
    keeper.ask(KeeperChannel.DISMISS);
  }

  /** Whether a JVM is prepared, or about to be. */
  public boolean present() {
    return memory.get(INT, SUCCESSOR) != 0;
  }

  /** Whether it has nothing to do any more but to wait. */
  public boolean ready() {
    return present() && memory.get(INT, READY) != 0;
  }

  /** Whether this JVM is one that has to wait for its turn, and has not yet. */
  public boolean waiting() {
    return memory.get(INT, HEIR) == ProcessHandle.current().pid();
  }

  /** Waits until it is this JVM's turn; ends it when it is not needed. */
  public void awaitTurn() {
    if (!keeper.awaitTurn()) Runtime.getRuntime().halt(0);
    synchronized (this) {
      memory.set(INT, HEIR, 0);
    }
  }

  /** Says that this JVM has nothing to do any more but to wait; any thread. */
  public synchronized void sayReady() {
    if (waiting()) memory.set(INT, READY, 1);
  }

  /**
   * From now on the keeper asks for a sign of life, and replaces this JVM when it gets none.
   *
   * @param seconds how long it waits, in three parts; 0 = for ever
   */
  public void watchdog(int seconds) {
    memory.set(INT, WATCHDOG, seconds);
    keeper.nudge();
  }

  /** A sign of life: the control thread takes what the keeper sends. */
  void beat() {
    memory.set(INT, BEAT, memory.get(INT, BEAT) + 1);
  }

  /** Whether the JVM before was killed because it did not answer; told once. */
  public boolean hung() {
    boolean hung = memory.get(INT, HUNG) != 0;
    memory.set(INT, HUNG, 0);
    return hung;
  }
}
