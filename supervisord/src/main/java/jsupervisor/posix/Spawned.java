package jsupervisor.posix;

import jsupervisor.terms.Pid;

/** The keeper's answer to a {@link SpawnRequest}. */
public sealed interface Spawned {
  /**
   * The program runs.
   *
   * @param kept the keeper's numbers of {@link SpawnRequest#keep()}
   */
  record Started(Pid pid, int[] kept) implements Spawned {}

  /**
   * It does not.
   *
   * @param pid of the child that failed, reaped already; 0 when there was none
   * @param step the system call that failed, {@code clone} when there was no child
   * @param kept the keeper's numbers of {@link SpawnRequest#keep()}
   */
  record Refused(int pid, Errno errno, String step, int[] kept) implements Spawned {}
}
