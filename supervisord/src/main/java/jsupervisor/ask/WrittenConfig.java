package jsupervisor.ask;

import java.util.List;
import java.util.Map;

/**
 * A configuration in the words of its file.
 *
 * @param file the file that was read first, absolute
 * @param sections as they stand there and in the files that it includes
 */
public record WrittenConfig(String file, List<Section> sections) {
  public WrittenConfig {
    sections = List.copyOf(sections);
  }

  /**
   * One section.
   *
   * @param name without brackets
   * @param options names and values, not expanded, in the file's order
   */
  public record Section(String name, Map<String, String> options) {}
}
