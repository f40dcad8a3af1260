package jsupervisor.web;

import java.util.List;

/**
 * A section of the configuration.
 *
 * @param name as in the file, without brackets
 * @param options in the order of showing
 */
public record Section(String name, List<Setting> options) {
  public Section {
    options = List.copyOf(options);
  }
}
