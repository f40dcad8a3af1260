package jsupervisor.ctl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Options as Python's getopt reads them (spec daemon, section 1): short ones bundle, long ones may
 * be shortened, the first word that is no option ends them.
 */
final class Getopt {

  /**
   * An option that a program knows.
   *
   * @param letter the short spelling
   * @param word the long spelling; empty when there is none
   * @param valued whether a value follows
   */
  record Known(char letter, String word, boolean valued) {}

  /**
   * An option that was given.
   *
   * @param spelling {@code -c} or {@code --configuration}, however much of it was typed
   * @param value empty text when it takes none
   */
  record Given(Known option, String spelling, String value) {}

  /** What was given, and the words behind it. */
  record Line(List<Given> options, List<String> words) {}

  private final List<Known> known;
  private final List<String> rest;
  private final List<Given> given = new ArrayList<>();

  private Getopt(List<Known> known, List<String> arguments) {
    this.known = known;
    this.rest = new ArrayList<>(arguments);
  }

  /**
   * Takes the options off a command line.
   *
   * @throws UsageError with getopt's own words
   */
  static Line parse(List<Known> known, List<String> arguments) throws UsageError {
    var getopt = new Getopt(known, arguments);
    getopt.parse();
    return new Line(List.copyOf(getopt.given), List.copyOf(getopt.rest));
  }

  private void parse() throws UsageError {
    while (!rest.isEmpty() && rest.getFirst().length() > 1 && rest.getFirst().startsWith("-")) {
      var word = rest.removeFirst();
      if (word.equals("--")) return;
      if (word.startsWith("--")) longOption(word.substring(2));
      else letters(word.substring(1));
    }
  }

  private void longOption(String text) throws UsageError {
    int equals = text.indexOf('=');
    var option = named(equals < 0 ? text : text.substring(0, equals));
    var spelling = "--" + option.word();
    if (!option.valued()) {
      if (equals >= 0) throw new UsageError("option " + spelling + " must not have an argument");
      given.add(new Given(option, spelling, ""));
    } else
      given.add(
          new Given(option, spelling, equals < 0 ? next(spelling) : text.substring(equals + 1)));
  }

  /** A word may be spelled with hyphens in place of underscores (known-traps B11). */
  private Known named(String spelled) throws UsageError {
    var text = spelled.replace('-', '_');
    var possible =
        known.stream().filter(o -> !o.word().isEmpty() && o.word().startsWith(text)).toList();
    if (possible.isEmpty()) throw new UsageError("option --" + spelled + " not recognized");
    for (var option : possible) if (option.word().equals(text)) return option;
    if (possible.size() > 1) throw new UsageError("option --" + spelled + " not a unique prefix");
    return possible.getFirst();
  }

  private void letters(String letters) throws UsageError {
    for (int at = 0; at < letters.length(); at++) {
      var spelling = "-" + letters.charAt(at);
      var option = lettered(letters.charAt(at));
      if (option.isEmpty()) throw new UsageError("option " + spelling + " not recognized");
      var behind = letters.substring(at + 1);
      if (option.get().valued()) {
        given.add(new Given(option.get(), spelling, behind.isEmpty() ? next(spelling) : behind));
        return;
      }
      given.add(new Given(option.get(), spelling, ""));
    }
  }

  private Optional<Known> lettered(char letter) {
    for (var option : known) if (option.letter() == letter) return Optional.of(option);
    return Optional.empty();
  }

  private String next(String spelling) throws UsageError {
    if (rest.isEmpty()) throw new UsageError("option " + spelling + " requires argument");
    return rest.removeFirst();
  }
}
