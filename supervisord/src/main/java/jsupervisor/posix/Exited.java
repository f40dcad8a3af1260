package jsupervisor.posix;

import java.util.Optional;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** A child that has ended and waits to be reaped (waitid(2)). */
public record Exited(Pid pid, ExitStatus status) {
  private static final int CLD_EXITED = 1;
  private static final int CLD_DUMPED = 3;
  private static final int LAST_SIGNAL = 64;

  /**
   * From si_code and si_status of the kernel (sigaction(2)); empty when the child has not ended, or
   * of no signal that there is.
   */
  static Optional<Exited> of(int pid, int code, int status) {
    if (pid <= 0 || code < CLD_EXITED || code > CLD_DUMPED) return Optional.empty();
    if (code != CLD_EXITED && (status < 1 || status > LAST_SIGNAL)) return Optional.empty();
    ExitStatus how =
        code == CLD_EXITED
            ? new ExitStatus.Code(status)
            : new ExitStatus.Killed(new Signal(status), code == CLD_DUMPED);
    return Optional.of(new Exited(new Pid(pid), how));
  }
}
