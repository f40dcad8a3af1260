package jsupervisor.ctl.command;

import jsupervisor.terms.FaultCode;

/** Exit statuses, after the Linux Standard Base's for init scripts (spec ctl, section 4). */
public final class ExitCode {
  public static final int SUCCESS = 0;
  public static final int GENERIC = 1;
  public static final int INVALID_ARGS = 2;
  public static final int UNIMPLEMENTED = 3;
  public static final int INSUFFICIENT_PRIVILEGES = 4;
  public static final int NOT_INSTALLED = 5;
  public static final int NOT_RUNNING = 7;

  /** {@code status} alone: a process is not running. */
  public static final int STATUS_NOT_RUNNING = 3;

  /** {@code status}, {@code why}, {@code top}: a name is unknown; {@code status}: the daemon is. */
  public static final int STATUS_UNKNOWN = 4;

  private ExitCode() {}

  /** The status for the result of a deed; success is 0. */
  static int of(int faultCode) {
    return FaultCode.of(faultCode)
        .map(fault ->
            switch (fault) {
              case SUCCESS -> SUCCESS;
              case SPAWN_ERROR, ABNORMAL_TERMINATION, NOT_RUNNING -> NOT_RUNNING;
              default -> GENERIC;
            })
        .orElse(GENERIC);
  }
}
