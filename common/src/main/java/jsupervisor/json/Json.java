package jsupervisor.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import jsupervisor.terms.Printable;

/**
 * Values as JSON (RFC 8259) on one line; whatever stands in texts, what comes out is JSON. Own,
 * because a library costs the client's start-up.
 */
public final class Json {
  private static final String PLAIN_CONTROLS = "\b\t\n\f\r";
  private static final String THEIR_LETTERS = "btnfr";
  private final StringBuilder text = new StringBuilder();
  private final Style style;

  /**
   * What JSON leaves open.
   *
   * @param letters whether control characters that have a letter are written by it
   */
  private record Style(String comma, String colon, boolean letters) {
    static final Style FOR_PEOPLE = new Style(", ", ": ", true);
    static final Style COMPACT = new Style(",", ":", false);

    String of(Object value) {
      var json = new Json(this);
      json.value(value);
      return json.text.toString();
    }
  }

  private Json(Style style) {
    this.style = style;
  }

  /**
   * The text of a value, with blanks behind commas and colons.
   *
   * @param value null, Boolean, Number, List, Map; anything else is its {@code toString}
   */
  public static String of(Object value) {
    return Style.FOR_PEOPLE.of(value);
  }

  /** The same for machines: without a blank, and every control character by its number. */
  public static String compact(Object value) {
    return Style.COMPACT.of(value);
  }

  private void value(Object value) {
    switch (value) {
      case null -> text.append("null");
      case Boolean truth -> text.append(truth);
      case Double number -> number(number);
      case Number number -> text.append(number);
      case List<?> list -> array(list);
      case Map<?, ?> map -> object(map);
      case Object other -> string(other.toString());
    }
  }

  /** JSON has no word for what is not finite. */
  private void number(Double number) {
    text.append(number.isNaN() || number.isInfinite() ? "null" : number.toString());
  }

  private void array(List<?> list) {
    text.append('[');
    for (int at = 0; at < list.size(); at++) {
      if (at > 0) text.append(style.comma());
      value(list.get(at));
    }
    text.append(']');
  }

  private void object(Map<?, ?> map) {
    text.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
      var entry = it.next();
      string(String.valueOf(entry.getKey()));
      text.append(style.colon());
      value(entry.getValue());
      if (it.hasNext()) text.append(style.comma());
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
    int letter = style.letters() ? PLAIN_CONTROLS.indexOf(c) : -1;
    if (c == '"' || c == '\\') text.append('\\').append(c);
    else if (letter >= 0) text.append('\\').append(THEIR_LETTERS.charAt(letter));
    else if (Printable.control(c) || c == '\u2028' || c == '\u2029' || alone(string, at))
      text.append(String.format("\\u%04x", (int) c));
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
