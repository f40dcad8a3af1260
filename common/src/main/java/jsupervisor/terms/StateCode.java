package jsupervisor.terms;

import java.util.Optional;

/** The public states of a process with their wire codes (spec process, section 1). */
public enum StateCode {
  STOPPED(0),
  STARTING(10),
  RUNNING(20),
  BACKOFF(30),
  STOPPING(40),
  EXITED(100),
  FATAL(200),
  UNKNOWN(1000);

  private final int code;

  StateCode(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** The state with that wire number, if there is one. */
  public static Optional<StateCode> of(int code) {
    for (var state : values()) if (state.code == code) return Optional.of(state);
    return Optional.empty();
  }

  /** STOPPED, EXITED, FATAL, UNKNOWN: no child and none under way. */
  public boolean stopped() {
    return switch (this) {
      case STOPPED, EXITED, FATAL, UNKNOWN -> true;
      case STARTING, RUNNING, BACKOFF, STOPPING -> false;
    };
  }

  /** STARTING, RUNNING, BACKOFF: decides ALREADY_STARTED and NOT_RUNNING. */
  public boolean running() {
    return switch (this) {
      case STARTING, RUNNING, BACKOFF -> true;
      case STOPPED, STOPPING, EXITED, FATAL, UNKNOWN -> false;
    };
  }

  /** STARTING, RUNNING, STOPPING: there is a child that a signal can reach. */
  public boolean signallable() {
    return switch (this) {
      case STARTING, RUNNING, STOPPING -> true;
      case STOPPED, BACKOFF, EXITED, FATAL, UNKNOWN -> false;
    };
  }
}
