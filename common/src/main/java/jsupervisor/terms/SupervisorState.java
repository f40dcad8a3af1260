package jsupervisor.terms;

/** The states of the daemon itself (spec xmlrpc, section 4.1). */
public enum SupervisorState {
  FATAL(2),
  RUNNING(1),
  RESTARTING(0),
  SHUTDOWN(-1);

  private final int code;

  SupervisorState(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}
