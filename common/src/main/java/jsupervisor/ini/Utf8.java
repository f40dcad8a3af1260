package jsupervisor.ini;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8, with Python's words for what is not. */
final class Utf8 {
  private Utf8() {}

  /**
   * Decodes a whole file.
   *
   * @throws BadValue where the bytes are not UTF-8; the message is that of Python's codec
   */
  static String decode(byte[] bytes) throws BadValue {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) throw new BadValue(message(bytes, in.position(), result.length()));
    return out.flip().toString();
  }

  private static String message(byte[] bytes, int at, int length) {
    int first = bytes[at] & 0xff;
    int needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    boolean start = first < 0xc2 || first > 0xf4;
    boolean cut = !start && bytes.length - at < needed && at + length >= bytes.length;
    var why =
        start ? "invalid start byte" : cut ? "unexpected end of data" : "invalid continuation byte";
    var where =
        length == 1
            ? "byte 0x%02x in position %d".formatted(first, at)
            : "bytes in position %d-%d".formatted(at, at + length - 1);
    return "'utf-8' codec can't decode " + where + ": " + why;
  }
}
