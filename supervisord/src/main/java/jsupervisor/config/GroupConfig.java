package jsupervisor.config;

import java.util.List;

/**
 * A group of processes (spec config, section 7).
 *
 * @param name as in {@code group:process}
 * @param priority lower starts first
 * @param processes in stored order
 */
public record GroupConfig(String name, int priority, List<ProcessConfig> processes) {
  public GroupConfig {
    processes = List.copyOf(processes);
  }
}
