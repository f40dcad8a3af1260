package jsupervisor.config.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jsupervisor.core.Autorestart;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Blank;
import jsupervisor.ini.Repr;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Signal;

/** Values that are words of a fixed vocabulary, and lists of them (spec config, section 5). */
public final class Words {
  private static final Set<String> YES = Set.of("yes", "true", "on", "1");
  private static final Set<String> NO = Set.of("no", "false", "off", "0");
  private static final String UNEXPECTED = "unexpected";
  private static final Set<String> TRUTH = Set.of("yes", "true", "on", "no", "false", "off");
  private static final Set<String> AUTORESTART = Set.of("true", "false", UNEXPECTED);

  private static final Pattern HOST_NAME = Pattern.compile("[*]|[\\p{IsAlphabetic}0-9._-]+");

  private Words() {}

  /** 5.1. */
  public static boolean bool(String text) throws BadValue {
    var lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) return true;
    if (NO.contains(lower)) return false;
    throw new BadValue("not a valid boolean value: " + Repr.of(text), Likeness.hint(text, TRUTH));
  }

  /** 5.18. */
  public static Autorestart autorestart(String text) throws BadValue {
    var lower = text.toLowerCase(Locale.ROOT);
    if (YES.contains(lower)) return Autorestart.ALWAYS;
    if (NO.contains(lower)) return Autorestart.NEVER;
    if (lower.equals(UNEXPECTED)) return Autorestart.UNEXPECTED;
    throw new BadValue(
        "invalid 'autorestart' value " + Repr.of(lower), Likeness.hint(text, AUTORESTART));
  }

  /** 5.5; signal 0 is refused, it could never stop anything. */
  public static Signal signal(String text) throws BadValue {
    Optional<Signal> signal;
    try {
      int number = Numbers.integer(text);
      signal = number < 1 || number > 64 ? Optional.empty() : Optional.of(new Signal(number));
    } catch (BadValue e) {
      return Signal.named(text)
          .orElseThrow(() ->
              new BadValue(
                  "value " + Repr.of(text) + " is not a valid signal name",
                  Likeness.hint(text, signals(text))));
    }
    return signal
        .filter(found -> found.name().startsWith("SIG"))
        .orElseThrow(
            () -> new BadValue("value " + Repr.of(text) + " is not a valid signal number"));
  }

  /** Names to choose from, in the way in which the wrong one was written. */
  private static List<String> signals(String typed) {
    int from = typed.strip().toUpperCase(Locale.ROOT).startsWith("SIG") ? 0 : "SIG".length();
    return IntStream.rangeClosed(1, 31)
        .mapToObj(number -> new Signal(number).name().substring(from))
        .toList();
  }

  private static List<String> levels() {
    return Arrays.stream(LogLevel.values())
        .map(level -> level.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** 5.6. */
  public static Set<Integer> exitCodes(String text) throws BadValue {
    var codes = new LinkedHashSet<Integer>();
    if (text.isEmpty()) return codes;
    for (var word : text.split(",", -1)) {
      int code;
      try {
        code = Numbers.integer(word);
      } catch (BadValue e) {
        code = -1;
      }
      if (code < 0 || code > 255)
        throw new BadValue("not a valid list of exit codes: " + Repr.of(text));
      codes.add(code);
    }
    return codes;
  }

  /** 5.7; empty items are kept. */
  public static List<String> list(String text) {
    if (text.isEmpty()) return List.of();
    var items = new ArrayList<String>();
    for (var item : text.split(",", -1)) items.add(Blank.strip(item));
    return items;
  }

  /** Names of machines, in lower case; {@code *} stands for any. */
  public static List<String> hostNames(String text) throws BadValue {
    var names = list(text.toLowerCase(Locale.ROOT));
    for (var name : names)
      if (!HOST_NAME.matcher(name).matches())
        throw new BadValue(
            "not a list of host names: "
                + Repr.of(text)
                + " because of "
                + Repr.of(name)
                + "; names go without scheme and port, as in sup.example.com,sup");
    return names;
  }

  /** 5.13. */
  public static LogLevel logLevel(String text) throws BadValue {
    var upper = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(LogLevel.values())
        .filter(level -> level.name().equals(upper))
        .findFirst()
        .orElseThrow(() ->
            new BadValue("bad logging level name " + Repr.of(text), Likeness.hint(text, levels())));
  }

  /** 5.19; an empty name is refused, nobody could ask for it. */
  public static String name(String text) throws BadValue {
    for (var character : List.of(" ", ":", "/"))
      if (Blank.strip(text).contains(character))
        throw new BadValue(
            "Invalid name: " + Repr.of(text) + " because of character: " + Repr.of(character));
    if (Blank.strip(text).isEmpty())
      throw new BadValue("Invalid name: " + Repr.of(text) + " because it is empty");
    return Blank.strip(text);
  }
}
