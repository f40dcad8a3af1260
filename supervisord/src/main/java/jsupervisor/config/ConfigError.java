package jsupervisor.config;

import jsupervisor.ini.Repr;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file as given or found
 * @param line 1 or more; 0 when no line is to blame
 * @param section empty when none is
 * @param key empty when none is
 * @param reason Supervisor's own message where it has one
 */
public record ConfigError(String file, int line, String section, String key, String reason) {

  /** {@code file:line: [section] key: reason}, without the parts that are not known. */
  public String text() {
    var text = new StringBuilder(file);
    if (line > 0) text.append(':').append(line);
    if (!file.isEmpty()) text.append(": ");
    if (!section.isEmpty()) text.append('[').append(section).append("] ");
    if (!key.isEmpty()) text.append(key).append(": ");
    return text.append(withoutTail()).toString();
  }

  /** The reason without the tail that names section and file a second time. */
  private String withoutTail() {
    int tail = reason.lastIndexOf(" in section " + Repr.of(section) + " (file: ");
    return tail < 0 ? reason : reason.substring(0, tail);
  }
}
