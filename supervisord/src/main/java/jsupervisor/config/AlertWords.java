package jsupervisor.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.alert.Webhook;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.core.CommandLine;
import jsupervisor.ini.BadValue;
import jsupervisor.ini.Repr;

/** Values of {@code [alert:x]} options. None is quoted that may be a secret. */
final class AlertWords {
  private static final int LONGEST = 2000;

  /** RFC 5322's dot-atom, with a domain or without. */
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(@[A-Za-z0-9.-]{1,255})?");

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,1000}");

  private AlertWords() {}

  private static List<String> items(String text) throws BadValue {
    var all = Arrays.stream(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    if (all.isEmpty()) throw new BadValue("there is no word in it: leave the line out");
    return all;
  }

  static Set<AlertEvent> events(String text) throws BadValue {
    var all = EnumSet.noneOf(AlertEvent.class);
    for (var word : items(text)) {
      if (word.equals("all")) all.addAll(EnumSet.allOf(AlertEvent.class));
      else
        all.add(
            AlertEvent.of(word)
                .orElseThrow(() -> unknown("event", word, words(AlertEvent.values()))));
    }
    return all;
  }

  private static List<String> words(AlertEvent... events) {
    return Arrays.stream(events).map(AlertEvent::word).toList();
  }

  private static BadValue unknown(String what, String word, List<String> known) {
    return new BadValue(
        "no " + what + " " + Repr.of(word) + ": one of " + String.join(", ", known),
        Likeness.hint(word, known));
  }

  /** {@code *} and {@code all} mean everything, as no word does. */
  static List<String> programs(String text) throws BadValue {
    var all = items(text);
    return all.contains("*") || all.contains("all") ? List.of() : all;
  }

  static Severity severity(String text) throws BadValue {
    var known = Arrays.stream(Severity.values()).map(Severity::word).toList();
    return Severity.of(text.strip()).orElseThrow(() -> unknown("severity", text.strip(), known));
  }

  static Webhook.Form template(String text) throws BadValue {
    var known = Arrays.stream(Webhook.Form.values()).map(Webhook.Form::word).toList();
    return Webhook.Form.of(text.strip())
        .orElseThrow(() -> unknown("template", text.strip(), known));
  }

  static int between(int least, int most, String text) throws BadValue {
    int number = Numbers.integer(text);
    if (number >= least && number <= most) return number;
    throw new BadValue(number + " is not between " + least + " and " + most);
  }

  static QuietHours quiet(String text, boolean critical) throws BadValue {
    var parts = text.strip().split("\\s*-\\s*", -1);
    if (parts.length != 2) throw notQuiet(text);
    try {
      var quiet = new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), critical);
      if (!quiet.from().equals(quiet.to())) return quiet;
    } catch (DateTimeParseException _) {
      throw notQuiet(text);
    }
    throw new BadValue("quiet hours without an end: " + Repr.of(text));
  }

  private static BadValue notQuiet(String text) {
    return new BadValue("no quiet hours: " + Repr.of(text) + "; they are as in 22:00-07:00");
  }

  static List<String> command(String text) throws BadValue {
    return switch (CommandLine.split(text)) {
      case CommandLine.Unbalanced(var why) -> throw new BadValue(why);
      case CommandLine.Words(var words) -> {
        if (words.isEmpty() || !words.getFirst().startsWith("/"))
          throw new BadValue(
              "a command begins with an absolute path, as in /usr/local/bin/tell; this one does"
                  + " not");
        if (text.indexOf('\0') >= 0) throw new BadValue("embedded null byte");
        yield words;
      }
    };
  }

  static String url(String text) throws BadValue {
    var wrong = "no address of a webhook: it is as in https://HOST/PATH, without user and blanks";
    try {
      var url = new URI(text.strip());
      var scheme = url.getScheme();
      boolean http = "http".equals(scheme) || "https".equals(scheme);
      if (http && url.getHost() != null && url.getUserInfo() == null && text.length() <= LONGEST)
        return url.toASCIIString();
    } catch (URISyntaxException _) {
      throw new BadValue(wrong);
    }
    throw new BadValue(wrong);
  }

  static String key(String text) throws BadValue {
    if (KEY.matcher(text.strip()).matches()) return text.strip();
    throw new BadValue("a key has 1 to 1000 plain letters without blanks");
  }

  static List<String> addresses(String text) throws BadValue {
    var all = items(text);
    for (var each : all) address(each);
    if (all.size() > 20) throw new BadValue("20 addresses at most");
    return all;
  }

  static String address(String text) throws BadValue {
    if (ADDRESS.matcher(text.strip()).matches()) return text.strip();
    throw new BadValue("no address of mail: " + Repr.of(text) + "; it is as in joe@example.com");
  }
}
