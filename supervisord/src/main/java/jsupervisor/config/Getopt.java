package jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.ini.BadValue;

/**
 * Splits a command line as Python's {@code getopt.getopt} does: short options bundle, long ones may
 * be cut to a unique beginning, and the first word that is no option ends them.
 */
final class Getopt {
  /**
   * An option that exists.
   *
   * @param shortName one letter, or empty
   * @param longName without dashes, or empty
   * @param argument whether a value follows
   * @param whole whether the long name cannot be cut: an option of ours must not make a beginning
   *     ambiguous that means one of Supervisor's
   */
  record Flag(String shortName, String longName, boolean argument, boolean whole) {
    Flag(String shortName, String longName, boolean argument) {
      this(shortName, longName, argument, false);
    }

    private boolean mayBe(String typed) {
      return whole ? longName.equals(typed) : !longName.isEmpty() && longName.startsWith(typed);
    }
  }

  /**
   * An option that was given.
   *
   * @param typed with dashes, a long one in full
   * @param value empty when it takes none
   */
  record Given(Flag flag, String typed, String value) {}

  private final List<Flag> flags;
  private final List<String> words;
  private final List<Given> given = new ArrayList<>();
  private int at;

  private Getopt(List<Flag> flags, List<String> words) {
    this.flags = flags;
    this.words = words;
  }

  /** What was given: options in order, and the words after them. */
  record Split(List<Given> given, List<String> rest) {}

  /**
   * Splits.
   *
   * @throws BadValue with getopt's message
   */
  static Split split(List<Flag> flags, List<String> words) throws BadValue {
    var getopt = new Getopt(flags, words);
    while (getopt.more()) getopt.next();
    return new Split(getopt.given, words.subList(getopt.at, words.size()));
  }

  private boolean more() {
    if (at >= words.size() || !words.get(at).startsWith("-") || words.get(at).equals("-"))
      return false;
    if (!words.get(at).equals("--")) return true;
    at++;
    return false;
  }

  private void next() throws BadValue {
    var word = words.get(at++);
    if (word.startsWith("--")) longOption(word.substring(2));
    else shortOptions(word.substring(1));
  }

  private void shortOptions(String letters) throws BadValue {
    for (int i = 0; i < letters.length(); i++) {
      var letter = letters.substring(i, i + 1);
      var flag = flags.stream().filter(known -> known.shortName().equals(letter)).findFirst();
      if (flag.isEmpty()) throw new BadValue("option -" + letter + " not recognized");
      if (flag.get().argument()) {
        var joined = letters.substring(i + 1);
        given.add(
            new Given(flag.get(), "-" + letter, joined.isEmpty() ? value("-" + letter) : joined));
        return;
      }
      given.add(new Given(flag.get(), "-" + letter, ""));
    }
  }

  private void longOption(String text) throws BadValue {
    int equals = text.indexOf('=');
    var name = equals < 0 ? text : text.substring(0, equals);
    var joined = equals < 0 ? Optional.<String>empty() : Optional.of(text.substring(equals + 1));
    var flag = meant(name);
    var typed = "--" + flag.longName();
    if (!flag.argument() && joined.isPresent())
      throw new BadValue("option " + typed + " must not have an argument");
    var value = flag.argument() && joined.isEmpty() ? value(typed) : joined.orElse("");
    given.add(new Given(flag, typed, value));
  }

  private Flag meant(String name) throws BadValue {
    var possible = flags.stream().filter(flag -> flag.mayBe(name)).toList();
    if (possible.isEmpty()) throw new BadValue("option --" + name + " not recognized");
    var exact = possible.stream().filter(flag -> flag.longName().equals(name)).findFirst();
    if (exact.isPresent()) return exact.get();
    if (possible.size() > 1) throw new BadValue("option --" + name + " not a unique prefix");
    return possible.getFirst();
  }

  private String value(String typed) throws BadValue {
    if (at >= words.size()) throw new BadValue("option " + typed + " requires argument");
    return words.get(at++);
  }
}
