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
  private final SequencedSet<String> warnings = new LinkedHashSet<>();
  private final SequencedSet<String> infos = new LinkedHashSet<>();

  /** Notes an error; only the first one of an option is kept. */
  void error(ConfigError error) {
    Object what = error.key().isEmpty() ? error.reason() : error.key();
    errors.putIfAbsent(
        Stream.<Object>of(error.file(), error.line(), error.section(), what).toList(), error);
  }

  /** An error of a section or of one of its options. */
  void error(IniSection section, String key, String reason) {
    var option = section.option(key);
    var file = option.map(IniOption::file).orElse(section.file());
    error(
        new ConfigError(
            file, option.map(IniOption::line).orElse(section.line()), section.name(), key, reason));
  }

  /** The same with the tail that Supervisor adds to errors of a single process. */
  void processError(IniSection section, String key, String reason) {
    var tail =
        " in section %s (file: %s)".formatted(Repr.of(section.name()), Repr.of(section.file()));
    error(section, key, reason + tail);
  }

  void warn(String text) {
    warnings.add(text);
  }

  void inform(String text) {
    infos.add(text);
  }

  List<ConfigError> errors() {
    return new ArrayList<>(errors.values());
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  List<String> infos() {
    return List.copyOf(infos);
  }
}
