package jsupervisor.terms;

import java.util.Optional;

/** Supervisor's fault codes (spec xmlrpc, section 3.1). */
public enum FaultCode {
  UNKNOWN_METHOD(1),
  INCORRECT_PARAMETERS(2),
  BAD_ARGUMENTS(3),
  SIGNATURE_UNSUPPORTED(4),
  SHUTDOWN_STATE(6),
  BAD_NAME(10),
  BAD_SIGNAL(11),
  NO_FILE(20),
  NOT_EXECUTABLE(21),
  FAILED(30),
  ABNORMAL_TERMINATION(40),
  SPAWN_ERROR(50),
  ALREADY_STARTED(60),
  NOT_RUNNING(70),
  SUCCESS(80),
  ALREADY_ADDED(90),
  STILL_RUNNING(91),
  CANT_REREAD(92);

  private final int code;

  FaultCode(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The fault with that wire number, if Supervisor has one. */
  public static Optional<FaultCode> of(int code) {
    for (var fault : values()) if (fault.code == code) return Optional.of(fault);
    return Optional.empty();
  }
}
