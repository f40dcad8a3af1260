package jsupervisor.crashes.report;

/**
 * How a process was started when it last went well; immutable.
 *
 * @param process its public name
 * @param profile how it was started
 * @param sinceMillis since when that is known to be good, in wall time
 */
public record Good(String process, Profile profile, long sinceMillis) {}
