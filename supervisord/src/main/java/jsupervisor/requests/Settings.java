package jsupervisor.requests;

import java.util.OptionalInt;

/**
 * What is wanted.
 *
 * @param keep how many calls are remembered, 1 or more
 * @param slowMillis a call that takes longer is said in the main log; empty = none is
 * @param most calls a second of a client, 1 or more; empty = as many as he likes
 * @param mostAtOnce calls of a client that are under way, likewise
 */
public record Settings(
    int keep, OptionalInt slowMillis, OptionalInt most, OptionalInt mostAtOnce) {}
