package jsupervisor.config;

import java.util.List;

/**
 * What makes a group a pool of event listeners (spec config, section 7).
 *
 * @param bufferSize events that may wait, 1 or more
 * @param events names of the types that are wanted, in upper case
 * @param payloadBytes payloads are counted in bytes, not in code points
 */
public record PoolConfig(int bufferSize, List<String> events, boolean payloadBytes) {
  public PoolConfig {
    events = List.copyOf(events);
  }
}
