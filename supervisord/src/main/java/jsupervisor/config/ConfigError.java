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
 * @param hint what may help, as in {@code did you mean 'x'?}; empty when nothing does
 */
public record ConfigError(
    String file, int line, String section, String key, String reason, String hint) {

  /** An error that we know no remedy for. */
  public ConfigError(String file, int line, String section, String key, String reason) {
    this(file, line, section, key, reason, "");
  }

  /** {@code file:line: [section] key: reason}, without the parts that are not known. */
  public String text() {
    return place(file, line) + what();
  }

  /** {@code file:line: }, as far as they are known. */
  static String place(String file, int line) {
    if (file.isEmpty()) return "";
    return line > 0 ? file + ":" + line + ": " : file + ": ";
  }

  /** The same without the place. */
  String what() {
    var text = new StringBuilder();
    if (!section.isEmpty()) text.append('[').append(section).append("] ");
    if (!key.isEmpty()) text.append(key).append(": ");
    text.append(withoutTail());
    return hint.isEmpty() ? text.toString() : text + " (" + hint + ")";
  }

  /** The reason without the tail that names section and file a second time. */
  private String withoutTail() {
    int tail = reason.lastIndexOf(" in section " + Repr.of(section) + " (file: ");
    return tail < 0 ? reason : reason.substring(0, tail);
  }
}
