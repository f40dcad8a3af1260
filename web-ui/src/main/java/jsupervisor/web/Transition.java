package jsupervisor.web;

/**
 * A change of state.
 *
 * @param atMillis when, milliseconds since 1970
 * @param from the state before
 * @param to the state after
 * @param cause why, in words
 */
public record Transition(long atMillis, String from, String to, String cause) {}
