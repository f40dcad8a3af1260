package jsupervisor.core;

import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.Signal;

/** An order to the shell; a list of them is performed in order. */
public sealed interface Effect {

  /** Start a child; the answer is ChildSpawned or SpawnRefused. */
  record Spawn() implements Effect {}

  /**
   * Send a signal.
   *
   * @param group to the child's whole process group
   */
  record Send(Pid pid, Signal signal, boolean group) implements Effect {}

  /** Deliver DeadlinePassed at that moment; replaces an earlier wish of the same process. */
  record WakeAt(Moment moment) implements Effect {}

  /**
   * Tell listeners and waiting callers of a change of public state.
   *
   * @param from the state before
   * @param to the state after
   * @param pid the child concerned, 0 when there is none
   * @param tries failed starts, for STARTING and BACKOFF
   */
  record Announce(ProcessState from, ProcessState to, int pid, int tries) implements Effect {}

  /** Write a line to the main log. */
  record Say(LogLevel level, String text) implements Effect {}
}
