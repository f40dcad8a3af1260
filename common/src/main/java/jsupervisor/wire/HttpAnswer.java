package jsupervisor.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jsupervisor.terms.Printable;

/**
 * An answer of HTTP/1.1, read as far as its body (RFC 9112). What comes before the answer proper
 * (100 Continue) is passed over. Of one thread.
 *
 * @param status 200 to 999, or 101
 * @param reason in one line that can be printed, may be empty
 * @param location where to go instead, as the server has written it
 * @param body whole or to the end of the connection; unbounded
 */
public record HttpAnswer(int status, String reason, Optional<String> location, InputStream body) {
  private static final int MOST_INTERIM = 10;
  private static final int SWITCHING = 101;

  /** RFC 9112, section 4: a number of three digits, and no sign. */
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9]{2})");

  /**
   * How large a head may be.
   *
   * @param room bytes that are read at once, and held until the body is read
   * @param headers lines of it
   * @param line bytes of each; what goes beyond 8192 of them is passed over
   */
  public record Bounds(int room, int headers, int line) {}

  /**
   * Reads the head of an answer.
   *
   * @param channel blocking, or with time-outs of its own
   * @throws EOFException when there is none, or only a part of it
   * @throws IOException when it is no HTTP, or has no end
   */
  public static HttpAnswer read(ReadableByteChannel channel, Bounds bounds) throws IOException {
    return read(new ChannelInput(channel, bounds.room()), bounds);
  }

  static HttpAnswer read(ChannelInput in, Bounds bounds) throws IOException {
    for (int i = 0; i <= MOST_INTERIM; i++) {
      var answer = head(in, bounds);
      if (answer.status >= 200 || answer.status == SWITCHING) return answer;
    }
    throw new IOException("the answer has no end of interim ones");
  }

  private static HttpAnswer head(ChannelInput in, Bounds bounds) throws IOException {
    var line = in.line();
    int status = status(line);
    var length = "";
    boolean chunked = false;
    String location = null;
    int headers = 0;
    for (var header = in.line(bounds.line()); !header.isEmpty(); header = in.line(bounds.line())) {
      if (++headers > bounds.headers()) throw new IOException("the head of the answer has no end");
      int colon = Math.max(header.indexOf(':'), 0);
      var value = header.substring(Math.min(colon + 1, header.length())).strip();
      switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = value;
        case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
        case "location" -> location = value;
        default -> {}
      }
    }
    var body = chunked ? BodyInput.chunked(in) : body(in, length);
    var reason = line.length() > 13 ? Printable.line(line.substring(13)) : "";
    return new HttpAnswer(status, reason, Optional.ofNullable(location), body);
  }

  private static int status(String line) throws IOException {
    var head = STATUS_LINE.matcher(line);
    if (head.lookingAt()) return Integer.parseInt(head.group(1));
    throw new IOException(
        "the answer is not HTTP: "
            + Printable.line(line.substring(0, Math.min(60, line.length()))));
  }

  /**
   * One of an unreadable length is an error for whoever reads it, and not for who does not care.
   */
  private static InputStream body(ChannelInput in, String length) {
    try {
      return BodyInput.ofLength(in, length.isEmpty() ? -1 : Long.parseUnsignedLong(length));
    } catch (NumberFormatException _) {
      return new Unreadable("bad Content-Length in the answer: " + Printable.line(length));
    }
  }

  private static final class Unreadable extends InputStream {
    private final String why;

    Unreadable(String why) {
      this.why = why;
    }

    @Override
    public int read() throws IOException {
      throw new IOException(why);
    }
  }
}
