package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.Pid;

/** How children of the keeper have ended (waitid(2)). */
public final class KeeperExits {
  private static final int RECORD = 128;
  private static final int SI_PID = 16;
  private static final int WNOHANG_EXITED_NOWAIT = 0x01000005;
  private static final int WEXITED = 4;
  private static final int P_ALL = 0;
  private static final int P_PID = 1;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final Keeper keeper;
  private final MemorySegment memory;

  KeeperExits(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /**
   * A child that has ended and was not reaped yet; it stays so.
   *
   * @throws PosixException when the kernel does not tell
   */
  public Optional<Exited> peek() {
    return next(Optional.empty());
  }

  /** Reaps a child that {@link #peek} has shown, and peeks for the next one. */
  public Optional<Exited> reapAndPeek(Pid child) {
    return next(Optional.of(child));
  }

  private Optional<Exited> next(Optional<Pid> reaped) {
    synchronized (keeper) {
      var list = keeper.list();
      reaped.ifPresent(child -> reap(list, child));
      long info = list.room(RECORD);
      memory.set(INT, info + SI_PID, 0);
      list.attempt(
          "waitid",
          Numbers.WAITID,
          Arg.of(P_ALL),
          Arg.of(0),
          Arg.at(info),
          Arg.of(WNOHANG_EXITED_NOWAIT));
      keeper.run(list);
      int child = memory.get(INT, info + SI_PID);
      long result = list.result();
      if (result < 0 && result != -Errno.ECHILD.number()) Sys.must("waitid", result);
      if (result < 0 || child == 0) return Optional.empty();
      return Exited.of(child, memory.get(INT, info + 8), memory.get(INT, info + 24));
    }
  }

  private static void reap(OpList list, Pid child) {
    list.attempt(
        "waitid",
        Numbers.WAITID,
        Arg.of(P_PID),
        Arg.of(child.value()),
        Arg.at(list.room(RECORD)),
        Arg.of(WEXITED | 1));
  }
}
