package jsupervisor.ctl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ini.Repr;

/**
 * The command line of the client (spec ctl, section 1).
 *
 * @param help whether only the usage text is wanted
 * @param interactive whether a person can be asked and wants a shell
 * @param values the value of each option given, by its letter
 * @param action the words behind the options, joined with blanks; empty for none
 */
record Options(boolean help, boolean interactive, Map<Character, String> values, String action) {
  static final char CONFIGURATION = 'c';
  static final char SERVER_URL = 's';
  static final char USERNAME = 'u';
  static final char PASSWORD = 'p';
  static final char HISTORY = 'r';

  /** Every option there is. */
  static final List<Getopt.Known> KNOWN =
      List.of(
          new Getopt.Known('h', "help", false),
          new Getopt.Known('?', "", false),
          new Getopt.Known(CONFIGURATION, "configuration", true),
          new Getopt.Known('i', "interactive", false),
          new Getopt.Known(SERVER_URL, "serverurl", true),
          new Getopt.Known(USERNAME, "username", true),
          new Getopt.Known(PASSWORD, "password", true),
          new Getopt.Known(HISTORY, "history_file", true));

  Options {
    values = Map.copyOf(values);
  }

  /**
   * Reads the arguments from left to right; {@code -h} ends the reading.
   *
   * @throws UsageError for an option that is unknown, lacks its value or is given twice
   */
  static Options parse(List<String> arguments) throws UsageError {
    var line = Getopt.parse(KNOWN, arguments);
    var values = new HashMap<Character, String>();
    for (var given : line.options()) {
      char letter = given.option().letter();
      if (letter == 'h' || letter == '?') return new Options(true, false, values, "");
      if (letter == SERVER_URL) checkUrl(given);
      if (values.putIfAbsent(letter, given.value()) != null)
        throw new UsageError("conflicting command line option " + Repr.of(given.spelling()));
    }
    boolean interactive = values.remove('i') != null || line.words().isEmpty();
    return new Options(false, interactive, values, String.join(" ", line.words()));
  }

  /** The value of an option, if it was given. */
  Optional<String> value(char letter) {
    return Optional.ofNullable(values.get(letter));
  }

  /** A URL has a scheme and something behind it (spec config, section 5.17). */
  private static void checkUrl(Getopt.Given given) throws UsageError {
    var url = given.value();
    int colon = url.indexOf(':');
    boolean scheme = colon > 0 && Character.isLetter(url.charAt(0));
    for (int at = 0; scheme && at < colon; at++)
      scheme = Character.isLetterOrDigit(url.charAt(at)) || "+-.".indexOf(url.charAt(at)) >= 0;
    var behind = scheme ? url.substring(colon + 1) : "";
    if (behind.isEmpty() || behind.equals("//"))
      throw new UsageError(
          "invalid value for %s %s: value %s is not a URL"
              .formatted(given.spelling(), Repr.of(url), Repr.of(url)));
  }
}
