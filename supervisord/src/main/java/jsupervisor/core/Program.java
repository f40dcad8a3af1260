package jsupervisor.core;

import java.time.Duration;
import java.util.Set;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/**
 * How one process is to be treated: the part of its configuration that decides (spec config, 6.5).
 *
 * @param name group and process
 * @param priority lower starts first
 * @param autostart started with the daemon
 * @param autorestart whether an exit is followed by a start
 * @param startsecs how long a child must live to count as RUNNING, 0 or more
 * @param startretries failed starts tolerated after the first
 * @param exitcodes the codes that are expected
 * @param stopsignal what a stop sends
 * @param stopwaitsecs how long a stop waits before SIGKILL
 * @param stopasgroup the stop signal goes to the whole process group
 * @param killasgroup SIGKILL goes to the whole process group
 */
public record Program(
    ProcessName name,
    int priority,
    boolean autostart,
    Autorestart autorestart,
    Duration startsecs,
    int startretries,
    Set<Integer> exitcodes,
    Signal stopsignal,
    Duration stopwaitsecs,
    boolean stopasgroup,
    boolean killasgroup) {
  public Program {
    exitcodes = Set.copyOf(exitcodes);
  }

  /** The same, never started by itself. */
  public Program idle() {
    return new Program(
        name,
        priority,
        false,
        Autorestart.NEVER,
        startsecs,
        startretries,
        exitcodes,
        stopsignal,
        stopwaitsecs,
        stopasgroup,
        killasgroup);
  }
}
