package jsupervisor.ctl.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import jsupervisor.ini.Repr;
import jsupervisor.terms.StateCode;

/**
 * The words of an argument, options of our own set apart. Only the exact spelling of an option that
 * the verb has is one; every other word is a name, as with Supervisor.
 *
 * @param options by name, such as {@code --json}; the value is empty text when none was given
 * @param words the other words
 */
record Extras(Map<String, String> options, List<String> words) {
  static final String JSON = "--json";
  static final String WAIT = "--wait";
  static final String TIMEOUT = "--timeout";
  static final String FAIL_ON = "--fail-on";
  static final String DRY_RUN = "--dry-run";
  static final String PARALLEL = "--parallel";
  static final String ONCE = "--once";
  static final String WARN = "--warn";
  static final String CRIT = "--crit";
  static final String STOPPED = "--stopped";
  static final String HOURS = "--hours";
  static final String PLAIN = "--plain";
  static final String TOP = "--top";
  static final String BY = "--by";
  static final String METHOD = "--method";
  static final String CLIENT = "--client";
  private static final Set<String> VALUED =
      Set.of(TIMEOUT, FAIL_ON, WARN, CRIT, STOPPED, HOURS, BY);

  /** Those of which there may be several: their values are one list. */
  private static final Set<String> LISTS = Set.of(WARN, CRIT);

  private static final Set<String> EITHER = Set.of(WAIT);
  private static final int LONGEST_SECONDS = 1_000_000;

  /** An option whose value makes no sense. */
  static final class WrongOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongOption(String text) {
      super(text, null, false, false);
    }
  }

  /**
   * @param known the options that the verb has
   */
  static Extras of(String argument, String... known) {
    var words = Words.of(argument);
    if (argument.indexOf("--") < 0) return new Extras(Map.of(), words);
    var options = new HashMap<String, String>();
    var rest = new ArrayList<String>();
    for (var word : words) {
      int equals = word.indexOf('=');
      var name = equals < 0 ? word : word.substring(0, equals);
      boolean fits = EITHER.contains(name) || (equals >= 0) == VALUED.contains(name);
      if (fits && List.of(known).contains(name))
        options.merge(name, equals < 0 ? "" : word.substring(equals + 1), more(name));
      else rest.add(word);
    }
    return new Extras(options, List.copyOf(rest));
  }

  private static BinaryOperator<String> more(String option) {
    return LISTS.contains(option) ? (one, other) -> one + "," + other : (_, last) -> last;
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The words as an argument again. */
  String rest() {
    return String.join(" ", words);
  }

  /** The state that {@code --wait} names, if it names one. */
  Optional<StateCode> state() {
    var name = options.getOrDefault(WAIT, "");
    return name.isEmpty() ? Optional.empty() : Optional.of(state(WAIT, name));
  }

  /** The states that {@code --fail-on} lists. */
  Set<StateCode> states() {
    var states = EnumSet.noneOf(StateCode.class);
    for (var name : options.getOrDefault(FAIL_ON, "").split(",")) states.add(state(FAIL_ON, name));
    return states;
  }

  /** What {@code --timeout} says. */
  Duration timeout(Duration usual) {
    var text = options.get(TIMEOUT);
    if (text == null) return usual;
    try {
      double seconds = Double.parseDouble(text);
      if (seconds >= 0 && seconds <= LONGEST_SECONDS)
        return Duration.ofMillis((long) (seconds * 1000));
    } catch (NumberFormatException _) {
      // told below
    }
    throw new WrongOption(
        "bad value " + Repr.of(text) + " for --timeout: seconds from 0 to " + LONGEST_SECONDS);
  }

  private static StateCode state(String option, String name) {
    for (var state : StateCode.values())
      if (state.name().equals(name.toUpperCase(Locale.ROOT))) return state;
    throw new WrongOption(
        "bad state %s for %s: one of %s"
            .formatted(
                Repr.of(name),
                option,
                String.join(
                    ", ", List.of(StateCode.values()).stream().map(StateCode::name).toList())));
  }
}
