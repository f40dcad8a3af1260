package jsupervisor.core;

/**
 * The time of a fact on both clocks: the monotonic one decides, the wall clock is for people.
 *
 * @param moment monotonic time
 * @param wallMillis milliseconds since the epoch
 */
public record Now(Moment moment, long wallMillis) {}
