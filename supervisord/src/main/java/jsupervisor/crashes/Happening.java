package jsupervisor.crashes;

import java.util.OptionalLong;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;

/** What of the announcements is of use here; immutable. */
sealed interface Happening {
  ProcessName process();

  /** It is RUNNING. */
  record CameUp(ProcessName process, long atMillis) implements Happening {}

  /**
   * Its child has ended as it should.
   *
   * @param pid of the child, 0 = not known
   */
  record WentWell(ProcessName process, int pid) implements Happening {}

  /**
   * Its child has ended, and should not have.
   *
   * @param pid of the child, 0 = not known
   * @param atMillis when, in wall time
   * @param ranMillis how long it ran; empty = its start was not announced to us
   * @param early whether that was before startsecs were over
   */
  record Crashed(
      ProcessName process,
      int pid,
      long atMillis,
      OptionalLong ranMillis,
      ExitStatus how,
      boolean early)
      implements Happening {}
}
