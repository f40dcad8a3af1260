package jsupervisor.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jsupervisor.config.values.Type;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Format;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/**
 * Reads the options of one section: expands, understands, and notes what is wrong.
 *
 * @param section where the options stand
 * @param table what may be expanded
 * @param problems where errors go
 * @param process whether errors get the tail of process options
 */
record SectionReader(
    IniSection section, Map<String, Object> table, Problems problems, boolean process) {

  /** The text of an option as it stands in the file. */
  Optional<String> raw(String key) {
    if (!SectionKind.of(section.name()).map(kind -> kind.knows(key)).orElse(true))
      throw new AssertionError("SectionKind lacks " + key + " of [" + section.name() + "]");
    return section.option(key).map(option -> option.value());
  }

  /** The value of an option; {@code absent} when it is not there, or wrong. */
  <T> T get(String key, T absent, Type<T> type) {
    return find(key, type).orElse(absent);
  }

  /** The text of an option, expanded. */
  Optional<String> text(String key) {
    return find(key, text -> text);
  }

  /** The value of an option, empty when it is not there, or wrong. */
  <T> Optional<T> find(String key, Type<T> type) {
    return raw(key).flatMap(text -> expanded(key, section.name() + "." + key, text, type));
  }

  /** Expands a text under another name than the usual one, and understands it. */
  <T> Optional<T> expanded(String key, String shown, String text, Type<T> type) {
    return checked(key, () -> type.parse(expand(key, shown, text)));
  }

  private String expand(String key, String shown, String text) throws BadValue {
    try {
      return Format.expand(text, table, shown);
    } catch (BadValue e) {
      // Supervisor's message quotes the text; a secret is nobody's business.
      if (!Secrets.secret(key)) throw e;
      throw new BadValue(e.getMessage().replace(Repr.of(text), "'***'"), e.hint());
    }
  }

  /** Something that can be wrong, without expansion. */
  <T> Optional<T> checked(String key, Check<T> check) {
    try {
      return Optional.of(check.value());
    } catch (BadValue e) {
      error(key, e.getMessage(), e.hint());
      return Optional.empty();
    }
  }

  void error(String key, String reason) {
    error(key, reason, "");
  }

  void error(String key, String reason, String hint) {
    if (process) problems.processError(section, key, reason, hint);
    else problems.error(section, key, reason, hint);
  }

  void warn(String key, String text) {
    problems.warn(section, key, text);
  }

  /** A warning of ours, whose place is in the log as well. */
  void warnAt(String key, String text) {
    problems.warnAt(section, key, text);
  }

  /** The same section, with more that can be expanded. */
  SectionReader with(Map<String, ?> more) {
    var all = new HashMap<>(table);
    all.putAll(more);
    return new SectionReader(section, all, problems, process);
  }

  /** A value that may be wrong. */
  interface Check<T> {
    T value() throws BadValue;
  }
}
