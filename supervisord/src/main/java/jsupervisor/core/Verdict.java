package jsupervisor.core;

import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.StateCode;

/**
 * How a request to one process stands (spec xmlrpc, 4.3). The name in a fault is the one that the
 * caller used.
 */
public sealed interface Verdict {

  /** It is done; the answer is true. */
  record Done() implements Verdict {}

  /** It cannot be said yet: ask again after the next change of the process. */
  record Pending() implements Verdict {}

  /** The answer is a fault. */
  record Failed(Fault fault) implements Verdict {}

  /**
   * What stands against a start, in the order in which Supervisor looks.
   *
   * @return empty when it may be started
   */
  static Optional<Fault> againstStart(String name, StateCode state, Executable command) {
    return switch (command) {
      case Executable.Missing missing -> Optional.of(missing.fault());
      case Executable.Found _ -> againstStart(name, state);
    };
  }

  private static Optional<Fault> againstStart(String name, StateCode state) {
    return switch (state) {
      case STARTING, RUNNING, BACKOFF -> Optional.of(Fault.of(FaultCode.ALREADY_STARTED, name));
      case STOPPING -> Optional.of(Fault.of(FaultCode.ABNORMAL_TERMINATION, name));
      case UNKNOWN ->
          Optional.of(Fault.of(FaultCode.FAILED, name + " is in an unknown process state"));
      case STOPPED, EXITED, FATAL -> Optional.empty();
    };
  }

  /** What stands against a stop; empty when it may be stopped. */
  static Optional<Fault> againstStop(String name, StateCode state) {
    return state.running() ? Optional.empty() : Optional.of(Fault.of(FaultCode.NOT_RUNNING, name));
  }

  /** What stands against a signal; empty when it may be sent. */
  static Optional<Fault> againstSignal(String name, StateCode state) {
    if (state.signallable()) return Optional.empty();
    return Optional.of(Fault.of(FaultCode.NOT_RUNNING, name));
  }

  /**
   * How a start stands, seen after every change of the process since it was asked for.
   *
   * @param thenWait whether the caller waits for RUNNING
   */
  static Verdict ofStart(String name, Life life, boolean thenWait) {
    if (!life.history().spawnError().isEmpty())
      return new Failed(Fault.of(FaultCode.SPAWN_ERROR, name));
    return switch (life.state().code()) {
      case RUNNING -> new Done();
      case STARTING -> thenWait ? new Pending() : new Done();
      case STOPPED, STOPPING, BACKOFF, EXITED, FATAL, UNKNOWN ->
          thenWait ? new Failed(Fault.of(FaultCode.ABNORMAL_TERMINATION, name)) : new Done();
    };
  }

  /**
   * How a stop stands, seen after every change of the process since it was asked for.
   *
   * @param thenWait whether the caller waits for the end of the child
   */
  static Verdict ofStop(Life life, boolean thenWait) {
    return !thenWait || life.state().code().stopped() ? new Done() : new Pending();
  }
}
