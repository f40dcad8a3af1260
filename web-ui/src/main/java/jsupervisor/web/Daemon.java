package jsupervisor.web;

/**
 * The daemon that answers.
 *
 * @param identifier its identifier, as configured
 * @param version of Supervisor, which it says it is
 * @param state RUNNING, RESTARTING or SHUTDOWN
 * @param pid the pid of its pid file
 * @param startedMillis when it started, milliseconds since 1970
 * @param mainLog whether it has a log of its own that can be read
 * @param requests whether it remembers who calls what
 */
public record Daemon(
    String identifier,
    String version,
    String state,
    int pid,
    long startedMillis,
    boolean mainLog,
    boolean requests) {}
