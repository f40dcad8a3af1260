package jsupervisor.ask;

import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * One process as callers see it (spec xmlrpc, 4.2).
 *
 * @param name group and process
 * @param start wall time of the last start in seconds, 0 = never
 * @param stop wall time of the last end in seconds, 0 = never
 * @param now wall time of this snapshot in seconds
 * @param state public state
 * @param spawnError empty = none
 * @param exitStatus 0 when unknown, -1 for a signal
 * @param stdoutLog path, empty = none
 * @param stderrLog path, empty = none
 * @param pid 0 when there is no child
 * @param description the text that {@code status} shows (spec process, section 9)
 * @param startMillis wall time of the last start, 0 = never
 * @param starts children that there have been so far
 * @param why what is wrong with it, for people; empty = nothing
 * @param stdin whether it can be sent lines now
 */
public record ProcessInfo(
    ProcessName name,
    long start,
    long stop,
    long now,
    StateCode state,
    String spawnError,
    int exitStatus,
    String stdoutLog,
    String stderrLog,
    int pid,
    String description,
    long startMillis,
    int starts,
    String why,
    boolean stdin) {}
