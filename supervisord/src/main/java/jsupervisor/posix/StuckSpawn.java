package jsupervisor.posix;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/**
 * Frees the keeper when the child that it waits for does not come to its execve: a process of the
 * same user may have stopped it (kill(2)), or its directory is on a server that does not answer. It
 * is told to go on, and killed in the end; it has run nothing of its own yet.
 *
 * @param child its pid, 0 while there is none
 */
record StuckSpawn(IntSupplier child) implements IntConsumer {
  private static final int MOST_MILLIS = 2000;

  @Override
  public void accept(int waitedMillis) {
    int pid = child.getAsInt();
    if (pid <= 0 || !ProcStat.unborn(new Pid(pid))) return;
    var signal = waitedMillis < MOST_MILLIS ? Signal.CONT : Signal.KILL;
    Sys.call(Numbers.KILL, pid, signal.number(), 0);
  }
}
