package jsupervisor.crashes.report;

import java.util.Optional;
import java.util.OptionalLong;
import jsupervisor.terms.ProcessName;

/**
 * One unexpected end of a child; immutable.
 *
 * @param process whose child it was
 * @param pid of the child, 0 = not known
 * @param endedMillis when, in wall time
 * @param ranMillis how long it ran, 0 or more; empty = it was started before this JVM looked on
 * @param kind what happened
 * @param early whether that was before startsecs were over
 * @param core where its core is, or who got it; empty = there is none
 * @param oom what shows that the kernel killed it for want of memory; empty = nothing does
 * @param stdout its last lines
 * @param stderr likewise
 * @param profile how it was started
 * @param comparison with the last good start; empty = there was none yet
 * @param use what it used shortly before; empty = nobody had looked at it yet
 * @param starts children of the process so far; 0 = not known
 */
public record CrashReport(
    ProcessName process,
    int pid,
    long endedMillis,
    OptionalLong ranMillis,
    Kind kind,
    boolean early,
    String core,
    String oom,
    LogEnd stdout,
    LogEnd stderr,
    Profile profile,
    Optional<Comparison> comparison,
    Optional<Use> use,
    int starts) {}
