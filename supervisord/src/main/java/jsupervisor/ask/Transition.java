package jsupervisor.ask;

import jsupervisor.terms.StateCode;

/**
 * A change of a process's public state.
 *
 * @param atMillis wall time, milliseconds since the epoch
 * @param from the state before
 * @param to the state after
 * @param cause why
 * @param pid the child that is concerned, 0 = none
 */
public record Transition(long atMillis, StateCode from, StateCode to, Cause cause, int pid) {}
