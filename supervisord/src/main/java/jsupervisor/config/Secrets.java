package jsupervisor.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jsupervisor.config.values.Pairs;
import jsupervisor.ini.BadValue;

/**
 * Takes secrets out of what people are shown; the one place that knows what looks like one. It
 * rather hides too much: whoever needs the value has the file. Pure; any thread.
 */
public final class Secrets {
  /** What stands where a secret was. */
  public static final String MASK = "***";

  private static final String PART = "(?:^|[^a-z])";
  private static final String END = "(?:$|[^a-z])";

  /** Words that give a secret away wherever they stand, and those that only do on their own. */
  private static final String WORDS =
      "password|passwd|passphrase|passcode|secret|token|credential|private|bearer|apikey|webhook"
          + "|auth(?!or(?!i[sz]))"
          + "|%s(?:pass|pwd|pw|pin|dsn|key|keys|keyid|salt|cookie|jwt|sas|otp)%s"
              .formatted(PART, END)
          + "|(?:access|api|encryption|signing|session|master|ssh|pg|my)(?:key|pass|pwd)";

  private static final Pattern NAME = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);

  /** Names of directories that the shell has given everybody. */
  private static final Pattern FOLDER = Pattern.compile("(?:OLD)?PWD");

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>\\b[a-zA-Z][a-zA-Z0-9+.-]{0,40}+://)(?<user>[^\\s/@:?#'\"]*):[^\\s/@'\"]+@");

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*", Pattern.DOTALL);

  /** A name is looked at as a whole, once. */
  private static final String BEGIN = "(?<![A-Za-z0-9_.-])";

  /** What comes before a value in {@code name=value} and {@code name: value}. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          BEGIN + "-{0,2}(?<name>[A-Za-z][A-Za-z0-9_.-]{0,80}+)[\"']?(?:\\s{0,4}=|:)\\s{0,4}");

  /** What comes before a value in {@code --name value}. */
  private static final Pattern FLAG =
      Pattern.compile(BEGIN + "--?(?<name>[A-Za-z][A-Za-z0-9_.-]{0,80}+)\\s{1,4}(?!-)");

  /**
   * A word or what stands in quotes, which may be cut off; in front of it a scheme of HTTP or none.
   */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?:(?i:Bearer|Basic|Token|Digest) +)?(?:\"[^\"]*\"?|'[^']*'?|[^\\s,;&\"']+)");

  private Secrets() {}

  /** Whether a variable or an option of that name holds a secret. */
  public static boolean secret(String name) {
    return NAME.matcher(name).find() && !FOLDER.matcher(name).matches();
  }

  /** A value as it may be shown under its name. */
  public static String shown(String name, String value) {
    return secret(name) && !value.isEmpty() ? MASK : inText(value);
  }

  /** An environment as it may be shown, sorted by name. */
  public static Map<String, String> shown(Map<String, String> environment) {
    var all = new TreeMap<String, String>();
    environment.forEach((name, value) -> all.put(name, shown(name, value)));
    return all;
  }

  /** An option of the file: in {@code environment} each variable is looked at by its name. */
  public static String option(String name, String value) {
    if (!name.equals("environment")) return shown(name, value);
    try {
      return Pairs.parse(value).entrySet().stream()
          .map(one -> one.getKey() + "=\"" + shown(one.getKey(), one.getValue()) + "\"")
          .collect(Collectors.joining(","));
    } catch (BadValue _) {
      return MASK;
    }
  }

  /** The options of a section. */
  static Map<String, String> options(Map<String, String> options) {
    var all = new LinkedHashMap<String, String>();
    options.forEach((name, value) -> all.put(name, option(name, value)));
    return all;
  }

  /** A text in which secrets may stand: a command, a URL, a line. */
  public static String inText(String text) {
    var plain = URL.matcher(text).replaceAll("${scheme}${user}:***@");
    plain = PRIVATE_KEY.matcher(plain).replaceAll(MASK);
    return masked(FLAG, masked(ASSIGNED, plain));
  }

  /** A value that is no secret may have one inside, so the search goes on where it begins. */
  private static String masked(Pattern before, String text) {
    var found = before.matcher(text);
    var value = VALUE.matcher(text);
    var out = new StringBuilder();
    int copied = 0;
    while (found.find()) {
      if (found.end() < copied || !secret(found.group("name"))) continue;
      value.region(found.end(), text.length());
      if (!value.lookingAt()) continue;
      out.append(text, copied, found.end()).append(MASK);
      copied = value.end();
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }
}
