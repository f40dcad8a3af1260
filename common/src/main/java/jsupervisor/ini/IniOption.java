package jsupervisor.ini;

/**
 * One option of a section.
 *
 * @param value comments removed, continuation lines joined by a newline, not expanded
 * @param file where it stands, as the file was named
 * @param line 1 or more
 */
public record IniOption(String value, String file, int line) {

  IniOption replacing(String literal, String by) {
    return value.contains(literal) ? new IniOption(value.replace(literal, by), file, line) : this;
  }
}
