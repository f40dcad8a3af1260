package jsupervisor.ask;

import java.util.List;

/**
 * Everything at one moment.
 *
 * @param daemon what it says of itself
 * @param processes by group name, then process name
 */
public record View(DaemonInfo daemon, List<ProcessInfo> processes) {}
