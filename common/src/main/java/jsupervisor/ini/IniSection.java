package jsupervisor.ini;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One section, all its appearances merged.
 *
 * @param name verbatim, case kept
 * @param file the file that defined it first
 * @param line of its first header, 1 or more
 * @param options by name in lower case, in the order of their first appearance
 */
public record IniSection(String name, String file, int line, Map<String, IniOption> options) {
  public IniSection {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The option of that name, in lower case. */
  public Optional<IniOption> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** This section with the options of a later appearance laid over it. */
  IniSection merged(IniSection later) {
    var all = new LinkedHashMap<>(options);
    all.putAll(later.options);
    return new IniSection(name, file, line, all);
  }

  /** This section with {@code defaults} where it says nothing itself. */
  IniSection over(IniSection defaults) {
    var all = new LinkedHashMap<>(options);
    defaults.options.forEach(all::putIfAbsent);
    return new IniSection(name, file, line, all);
  }

  IniSection replacing(String literal, String by) {
    var all = new LinkedHashMap<String, IniOption>();
    options.forEach((key, option) -> all.put(key, option.replacing(literal, by)));
    return new IniSection(name, file, line, all);
  }
}
