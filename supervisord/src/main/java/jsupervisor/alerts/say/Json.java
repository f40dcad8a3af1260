package jsupervisor.alerts.say;

import java.util.List;
import java.util.Map;
import jsupervisor.terms.Printable;

/** Values as JSON (RFC 8259) on one line; whatever stands in texts, what comes out is JSON. */
final class Json {
  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /**
   * The text of a value.
   *
   * @param value Boolean, Number, List, Map; anything else is its {@code toString}
   */
  static String of(Object value) {
    var json = new Json();
    json.value(value);
    return json.text.toString();
  }

  private void value(Object value) {
    switch (value) {
      case Boolean truth -> text.append(truth);
      case Number number -> text.append(number);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Object other -> string(other.toString());
    }
  }

  private void list(List<?> list) {
    text.append('[');
    var between = "";
    for (var each : list) {
      text.append(between);
      value(each);
      between = ",";
    }
    text.append(']');
  }

  private void map(Map<?, ?> map) {
    text.append('{');
    var between = "";
    for (var each : map.entrySet()) {
      text.append(between);
      string(String.valueOf(each.getKey()));
      text.append(':');
      value(each.getValue());
      between = ",";
    }
    text.append('}');
  }

  private void string(String string) {
    text.append('"');
    for (int at = 0; at < string.length(); at++) character(string, at);
    text.append('"');
  }

  private void character(String string, int at) {
    char c = string.charAt(at);
    if (c == '"' || c == '\\') text.append('\\').append(c);
    else if (Printable.control(c) || c == '\u2028' || c == '\u2029' || alone(string, at))
      text.append("\\u%04x".formatted((int) c));
    else text.append(c);
  }

  /** Half a character cannot be written in UTF-8. */
  private static boolean alone(String string, int at) {
    char c = string.charAt(at);
    if (Character.isHighSurrogate(c))
      return at + 1 == string.length() || !Character.isLowSurrogate(string.charAt(at + 1));
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(string.charAt(at - 1)));
  }
}
