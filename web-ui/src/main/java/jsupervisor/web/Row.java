package jsupervisor.web;

/**
 * One process, as the list shows it.
 *
 * @param group name of its group
 * @param process its name in the group
 * @param name public name: {@code group:process}, or the process alone where both are the same
 * @param state Supervisor's name of the state, as in {@code RUNNING}
 * @param description pid and uptime, or what is wrong, as supervisorctl says it
 * @param why the problem in words, empty where there is none
 * @param problem whether somebody should look at it
 * @param pid of its child, 0 = none
 * @param startedMillis when that child was started, milliseconds since 1970; 0 = none runs
 * @param starts children started so far
 * @param stdout whether its standard output has a log
 * @param stderr whether its standard error has a log of its own
 * @param stdin whether it can be sent a line
 * @param health what probes say, as in {@link Health}; empty = nothing
 */
public record Row(
    String group,
    String process,
    String name,
    String state,
    String description,
    String why,
    boolean problem,
    int pid,
    long startedMillis,
    int starts,
    boolean stdout,
    boolean stderr,
    boolean stdin,
    String health) {}
