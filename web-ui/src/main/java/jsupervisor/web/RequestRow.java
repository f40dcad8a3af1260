package jsupervisor.web;

/**
 * Calls that have a name in common.
 *
 * @param name of a method or of a client
 * @param count how many
 * @param faults how many of them went wrong
 * @param refused how many of them came too soon
 * @param nanos that all took together
 * @param longest that one took
 * @param bytes of all answers
 */
public record RequestRow(
    String name, long count, long faults, long refused, long nanos, long longest, long bytes) {}
