package jsupervisor.ask;

import java.util.List;
import java.util.Map;

/**
 * All that there is to know of one process; what looks like a secret is masked.
 *
 * @param info as in lists
 * @param transitions its last changes, the newest first, 32 at most; those before the death of a
 *     JVM are forgotten
 * @param command as expanded
 * @param directory where it begins
 * @param user name of its user, or the number where there is no name
 * @param environment of its child, by name
 * @param options what decides how it is treated, in the words of the file, in the order of the
 *     documentation
 * @param tries failed starts in a row so far
 * @param nextAttemptMillis wall time of the next start, 0 = none is planned
 * @param merged whether standard error goes where standard output goes
 */
public record ProcessDetail(
    ProcessInfo info,
    List<Transition> transitions,
    String command,
    String directory,
    String user,
    Map<String, String> environment,
    Map<String, String> options,
    int tries,
    long nextAttemptMillis,
    boolean merged) {}
