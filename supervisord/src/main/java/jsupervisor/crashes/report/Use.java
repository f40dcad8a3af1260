package jsupervisor.crashes.report;

import java.util.OptionalInt;

/**
 * What a child used shortly before its end; immutable.
 *
 * @param atMillis when that was seen, in wall time
 * @param residentBytes memory in RAM
 * @param threads 1 or more
 * @param descriptors open files; empty = they could not be seen
 */
public record Use(long atMillis, long residentBytes, int threads, OptionalInt descriptors) {}
