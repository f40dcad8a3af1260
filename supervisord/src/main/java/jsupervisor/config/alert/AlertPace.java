package jsupervisor.config.alert;

import java.time.Duration;

/**
 * How often somebody is told.
 *
 * @param groupWait what happens within this time after the first event goes into one message
 * @param notifyEvery between two messages at least
 * @param maxPerHour messages within any hour, 1 or more
 * @param flapChanges more changes of one process within {@code flapWindow} are flapping; 0 = never
 * @param recovery so long a process must be RUNNING to have recovered
 */
public record AlertPace(
    Duration groupWait,
    Duration notifyEvery,
    int maxPerHour,
    int flapChanges,
    Duration flapWindow,
    Duration recovery) {}
