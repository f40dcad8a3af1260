package jsupervisor.core;

import java.util.Optional;
import jsupervisor.terms.Pid;
import jsupervisor.terms.StateCode;

/** What a process is doing; each state holds exactly its own data. */
public sealed interface ProcessState {

  /** The public state that this one shows as. */
  StateCode code();

  /** Failed starts in a row so far; 0 in states that do not count them. */
  default int tries() {
    return 0;
  }

  /** The child that is alive in this state, if there is one. */
  default Optional<Pid> child() {
    return switch (this) {
      case Starting(_, var pid, _) -> Optional.of(pid);
      case Running(var pid) -> Optional.of(pid);
      case Stopping(var pid, _) -> Optional.of(pid);
      case Stopped _, Launching _, Recalled _, Backoff _, Exited _, Fatal _, Unknown _ ->
          Optional.empty();
    };
  }

  /** When this state wants to be woken, if it is to end by itself. */
  default Optional<Moment> deadline() {
    return switch (this) {
      case Starting(_, _, var upAt) -> Optional.of(upAt);
      case Backoff(_, var retryAt) -> Optional.of(retryAt);
      case Stopping(_, var killAt) -> Optional.of(killAt);
      case Stopped _, Launching _, Recalled _, Running _, Exited _, Fatal _, Unknown _ ->
          Optional.empty();
    };
  }

  /** Never started, or stopped by request. */
  record Stopped() implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.STOPPED;
    }
  }

  /**
   * A spawn has been ordered and not answered yet.
   *
   * @param tries failed starts before this one, 0 or more
   */
  record Launching(int tries) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.STARTING;
    }
  }

  /**
   * A spawn has been ordered and not answered yet, and a stop was asked meanwhile: the child is
   * stopped as soon as there is one.
   *
   * @param tries failed starts before this one, 0 or more
   */
  record Recalled(int tries) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.STARTING;
    }
  }

  /**
   * The child lives, not yet for startsecs.
   *
   * @param tries failed starts before this one
   * @param pid the child
   * @param upAt when it counts as RUNNING
   */
  record Starting(int tries, Pid pid, Moment upAt) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.STARTING;
    }
  }

  /** The child has lived for startsecs. */
  record Running(Pid pid) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.RUNNING;
    }
  }

  /**
   * A start failed; the next one waits.
   *
   * @param tries failed starts so far, 1 or more
   * @param retryAt earliest next start
   */
  record Backoff(int tries, Moment retryAt) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.BACKOFF;
    }
  }

  /**
   * A stop signal was sent.
   *
   * @param pid the child
   * @param killAt when SIGKILL follows
   */
  record Stopping(Pid pid, Moment killAt) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.STOPPING;
    }
  }

  /** The child ended by itself after it had been RUNNING. */
  record Exited(boolean expected) implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.EXITED;
    }
  }

  /** Too many failed starts. */
  record Fatal() implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.FATAL;
    }
  }

  /** A signal could not be sent; nothing leaves this but removal of the group. */
  record Unknown() implements ProcessState {
    @Override
    public StateCode code() {
      return StateCode.UNKNOWN;
    }
  }
}
