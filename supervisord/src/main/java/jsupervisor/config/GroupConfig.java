package jsupervisor.config;

import java.util.List;
import java.util.Optional;

/**
 * A group of processes (spec config, section 7).
 *
 * @param name as in {@code group:process}
 * @param priority lower starts first
 * @param processes in stored order
 * @param pool present when the processes are event listeners
 */
public record GroupConfig(
    String name, int priority, List<ProcessConfig> processes, Optional<PoolConfig> pool) {
  public GroupConfig {
    processes = List.copyOf(processes);
  }

  /** A group of programs. */
  public GroupConfig(String name, int priority, List<ProcessConfig> processes) {
    this(name, priority, processes, Optional.empty());
  }

  /** The same with other processes, as when AUTO logs have become files. */
  public GroupConfig withProcesses(List<ProcessConfig> other) {
    return new GroupConfig(name, priority, other, pool);
  }
}
