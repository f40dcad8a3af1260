package jsupervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import jsupervisor.ini.IniOption;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/** Collects what is wrong, and what is worth a line in the log, while a configuration is read. */
final class Problems {
  private final Map<List<Object>, ConfigError> errors = new LinkedHashMap<>();
  private final Map<String, ConfigWarning> warnings = new LinkedHashMap<>();
  private final SequencedSet<String> infos = new LinkedHashSet<>();

  /** Notes an error; only the first one of an option is kept. */
  void error(ConfigError error) {
    Object what = error.key().isEmpty() ? error.reason() : error.key();
    errors.putIfAbsent(
        Stream.<Object>of(error.file(), error.line(), error.section(), what).toList(), error);
  }

  /** An error of a section or of one of its options. */
  void error(IniSection section, String key, String reason) {
    error(section, key, reason, "");
  }

  /** The same with something that may help. */
  void error(IniSection section, String key, String reason, String hint) {
    error(
        new ConfigError(file(section, key), line(section, key), section.name(), key, reason, hint));
  }

  /** The same with the tail that Supervisor adds to errors of a single process. */
  void processError(IniSection section, String key, String reason, String hint) {
    var tail =
        " in section %s (file: %s)".formatted(Repr.of(section.name()), Repr.of(section.file()));
    error(section, key, reason + tail, hint);
  }

  private static String file(IniSection section, String key) {
    return section.option(key).map(IniOption::file).orElse(section.file());
  }

  private static int line(IniSection section, String key) {
    return section.option(key).map(IniOption::line).orElse(section.line());
  }

  /** A warning that no line is to blame for. */
  void warn(String text) {
    warnings.putIfAbsent(text, new ConfigWarning("", 0, text, text));
  }

  /** A warning in Supervisor's words, which have no place. */
  void warn(IniSection section, String key, String text) {
    warnings.putIfAbsent(
        text, new ConfigWarning(file(section, key), line(section, key), text, text));
  }

  /** A warning of ours, whose place is in the log as well. */
  void warnAt(IniSection section, String key, String text) {
    var file = file(section, key);
    int line = line(section, key);
    var logged = ConfigError.place(file, line) + text;
    warnings.putIfAbsent(logged, new ConfigWarning(file, line, text, logged));
  }

  void inform(String text) {
    infos.add(text);
  }

  List<ConfigError> errors() {
    return new ArrayList<>(errors.values());
  }

  List<ConfigWarning> warnings() {
    return List.copyOf(warnings.values());
  }

  List<String> infos() {
    return List.copyOf(infos);
  }
}
