package jsupervisor.web.view;

import java.util.List;
import java.util.function.BiConsumer;

/** JSON being written (RFC 8259), on one line. Commas come by themselves. Not for two threads. */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  /** Opens an object or an array. */
  public JsonText begin(char bracket) {
    separate();
    text.append(bracket);
    return this;
  }

  /** Closes it. */
  public JsonText end(char bracket) {
    text.append(bracket);
    return this;
  }

  /** The name of the next field. */
  public JsonText name(String name) {
    value(name);
    text.append(':');
    return this;
  }

  /** A string. */
  public JsonText value(String value) {
    separate();
    text.append('"');
    for (int at = 0; at < value.length(); at++) append(value, at);
    text.append('"');
    return this;
  }

  /** A number. */
  public JsonText value(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** A number with three decimals at most; what is no number is 0, as JSON has no word for it. */
  public JsonText value(double value) {
    separate();
    if (!Double.isFinite(value)) text.append('0');
    else text.append(Math.round(value * 1000) / 1000.0);
    return this;
  }

  /** True or false. */
  public JsonText value(boolean value) {
    separate();
    text.append(value);
    return this;
  }

  /** An array of strings. */
  public JsonText strings(List<String> values) {
    return array(values, (json, value) -> json.value(value));
  }

  /** An array of what {@code put} writes, each one value. */
  public <T> JsonText array(List<T> values, BiConsumer<JsonText, T> put) {
    begin('[');
    for (var value : values) put.accept(this, value);
    return end(']');
  }

  private void separate() {
    if (text.isEmpty()) return;
    char last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[' && last != ':') text.append(',');
  }

  /** Half of a pair has no place in UTF-8; "&lt;" is escaped so that no text ends a script. */
  private void append(String value, int at) {
    char one = value.charAt(at);
    if (one == '"' || one == '\\') text.append('\\').append(one);
    else if (one == '<' || Character.isISOControl(one) || lonely(value, at))
      text.append("\\u%04x".formatted((int) one));
    else text.append(one);
  }

  private static boolean lonely(String value, int at) {
    char one = value.charAt(at);
    if (Character.isHighSurrogate(one))
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    return Character.isLowSurrogate(one)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
