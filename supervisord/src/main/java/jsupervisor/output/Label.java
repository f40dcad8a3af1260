package jsupervisor.output;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jsupervisor.terms.Channel;

/** What the main log says of a stream, in Supervisor's words (spec daemon, 7.1). */
record Label(String process, Channel channel) {

  /** Level DEBUG: what the child has written. */
  String output(byte[] bytes, int length) {
    return this + " output:\n" + text(Arrays.copyOf(bytes, length));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return "Undecodable: " + literal(bytes);
    }
  }

  /** As Python shows bytes. */
  private static String literal(byte[] bytes) {
    var plain = new String(bytes, StandardCharsets.ISO_8859_1);
    char quote = plain.indexOf('\'') >= 0 && plain.indexOf('"') < 0 ? '"' : '\'';
    var text = new StringBuilder("b").append(quote);
    for (char c : plain.toCharArray()) append(text, c, quote);
    return text.append(quote).toString();
  }

  private static void append(StringBuilder text, char c, char quote) {
    switch (c) {
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\\' -> text.append("\\\\");
      default -> {
        if (c == quote) text.append('\\').append(quote);
        else if (c < 0x20 || c > 0x7e) text.append("\\x%02x".formatted((int) c));
        else text.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return "'" + process + "' " + channel.text();
  }
}
