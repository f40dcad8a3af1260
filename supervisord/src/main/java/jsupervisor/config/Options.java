package jsupervisor.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * supervisord's command line, checked (spec daemon, section 1).
 *
 * @param values option name, as in {@code [supervisord]}, to text; {@code configuration} is {@code
 *     -c}; flags have the text {@code true}
 */
public record Options(Map<String, String> values) {
  public Options {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A command line without a word on it. */
  public static Options none() {
    return new Options(Map.of());
  }

  /** What the command line asks for. */
  public sealed interface Request {
    /** Run the daemon. */
    record Run(Options options) implements Request {}

    /** Print {@link Usage#text} and exit with 0. */
    record Help() implements Request {}

    /** Print the version and exit with 0. */
    record Version() implements Request {}

    /** Print {@link Usage#error} to standard error and exit with 2. */
    record Wrong(String message) implements Request {}
  }

  /**
   * Understands a command line.
   *
   * @param words without the program's name
   * @param host where directories and files are looked for
   */
  public static Request parse(List<String> words, Host host) {
    return new CommandLine(host).parse(words);
  }

  /** The text of an option, empty when it was not given. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether the file is to be looked at only. */
  public boolean check() {
    return values.containsKey("check");
  }

  /** Whether the file and what it needs of this machine are to be looked at only. */
  public boolean doctor() {
    return values.containsKey("doctor");
  }

  /** The path given with {@code -c}. */
  public Optional<String> configFile() {
    return value("configuration");
  }
}
