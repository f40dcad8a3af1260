package jsupervisor.config;

import java.util.List;

/** What came of reading a configuration: all of it, or everything that is wrong with it. */
public sealed interface ConfigResult {

  /** Complete and checked. */
  record Good(Configuration configuration) implements ConfigResult {}

  /**
   * Nothing to work with.
   *
   * @param errors one or more; the first is the one that Supervisor would have reported
   */
  record Bad(List<ConfigError> errors) implements ConfigResult {
    public Bad {
      errors = List.copyOf(errors);
    }
  }
}
