package jsupervisor.wire;

import java.util.List;
import java.util.Map;

/**
 * Writes values as Python's xmlrpc.client does, in UTF-8. Characters that XML cannot carry become
 * U+FFFD, so that every client can read every answer.
 */
final class WireWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final Utf8Writer out = new Utf8Writer();

  /** Markup, which is ASCII. */
  WireWriter raw(String markup) {
    out.ascii(markup);
    return this;
  }

  Body body() {
    return out.body();
  }

  /**
   * A value element with its line end.
   *
   * @throws jsupervisor.terms.Fault when the message would be too long
   */
  WireWriter value(Object value) {
    raw("<value>");
    switch (value) {
      case null -> raw("<string></string>");
      case String text -> raw("<string>").text(text).raw("</string>");
      case Boolean yes -> raw("<boolean>").raw(yes ? "1" : "0").raw("</boolean>");
      case Integer number -> raw("<int>").raw(number.toString()).raw("</int>");
      case Long number -> raw("<int>").raw(Long.toString(cut(number))).raw("</int>");
      case Double number -> raw("<double>").raw(number.toString()).raw("</double>");
      case List<?> list -> array(list);
      case Map<?, ?> map -> struct(map);
      default -> throw new IllegalArgumentException("no XML-RPC type: " + value.getClass());
    }
    return raw("</value>\n");
  }

  private static long cut(long number) {
    return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private void array(List<?> list) {
    raw("<array><data>\n");
    list.forEach(this::value);
    raw("</data></array>");
  }

  private void struct(Map<?, ?> map) {
    raw("<struct>\n");
    map.forEach((name, value) -> {
      raw("<member>\n<name>");
      text(String.valueOf(name)).raw("</name>\n").value(value).raw("</member>\n");
    });
    raw("</struct>");
  }

  WireWriter text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '\r' -> raw("&#13;");
        default -> i += plain(text, i, c);
      }
    }
    return this;
  }

  /** Says how many more characters than one it has taken. */
  private int plain(String text, int i, char c) {
    if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      out.point(text.codePointAt(i));
      return 1;
    }
    boolean illegal =
        (c < 0x20 && c != '\n' && c != '\t') || Character.isSurrogate(c) || c >= 0xFFFE;
    out.point(illegal ? REPLACEMENT : c);
    return 0;
  }
}
