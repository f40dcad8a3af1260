package jsupervisor.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes values as Python's xmlrpc.client does, in UTF-8. Characters that XML cannot carry become
 * U+FFFD, so that every client can read every answer.
 */
final class WireWriter {
  private static final char REPLACEMENT = '\uFFFD';

  /** Far more than any honest answer has. */
  private static final int MOST = 48 << 20;

  private final StringBuilder out = new StringBuilder(1024);

  WireWriter raw(String markup) {
    out.append(markup);
    return this;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A value element with its line end. */
  WireWriter value(Object value) {
    if (out.length() > MOST)
      throw new IllegalStateException("the answer is over " + MOST + " characters");
    out.append("<value>");
    switch (value) {
      case null -> out.append("<string></string>");
      case String text -> {
        out.append("<string>");
        text(text).raw("</string>");
      }
      case Boolean yes -> out.append("<boolean>").append(yes ? 1 : 0).append("</boolean>");
      case Integer number -> out.append("<int>").append(number.intValue()).append("</int>");
      case Long number -> out.append("<int>").append(cut(number)).append("</int>");
      case Double number -> out.append("<double>").append(number).append("</double>");
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
    out.append("<array><data>\n");
    list.forEach(this::value);
    out.append("</data></array>");
  }

  private void struct(Map<?, ?> map) {
    out.append("<struct>\n");
    map.forEach((name, value) -> {
      out.append("<member>\n<name>");
      text(String.valueOf(name)).raw("</name>\n").value(value).raw("</member>\n");
    });
    out.append("</struct>");
  }

  WireWriter text(String text) {
    if (harmless(text)) return raw(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> i += plain(text, i, c);
      }
    }
    return this;
  }

  /** Nearly every text is, and is then taken as it is. */
  private static boolean harmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>') return false;
    }
    return true;
  }

  /** Says how many more characters than one it has taken. */
  private int plain(String text, int i, char c) {
    if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      out.append(c).append(text.charAt(i + 1));
      return 1;
    }
    boolean illegal =
        (c < 0x20 && c != '\n' && c != '\t') || Character.isSurrogate(c) || c >= 0xFFFE;
    out.append(illegal ? REPLACEMENT : c);
    return 0;
  }
}
