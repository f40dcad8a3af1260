package jsupervisor.output;

import java.util.Arrays;

/** Cuts a stream of bytes so that no character of UTF-8 (RFC 3629) is in two pieces. */
final class WholeCharacters {
  private static final int LONGEST = 4;

  private byte[] held = {};

  /** What is whole of the held bytes and these. */
  byte[] take(byte[] bytes) {
    var all = Arrays.copyOf(held, held.length + bytes.length);
    System.arraycopy(bytes, 0, all, held.length, bytes.length);
    int whole = all.length - begun(all);
    held = Arrays.copyOfRange(all, whole, all.length);
    return Arrays.copyOf(all, whole);
  }

  /** What is held, as nothing more comes. */
  byte[] end() {
    var rest = held;
    held = new byte[0];
    return rest;
  }

  /** How many bytes at the end are the beginning of a character that goes on. */
  static int begun(byte[] all) {
    for (int back = 1; back < LONGEST && back <= all.length; back++) {
      int b = all[all.length - back] & 0xff;
      if (b < 0x80) return 0;
      if (b >= 0xc0) return back < length(b) ? back : 0;
    }
    return 0;
  }

  private static int length(int first) {
    if (first >= 0xf5) return 1; // no character begins so
    if (first >= 0xf0) return 4;
    return first >= 0xe0 ? 3 : 2;
  }
}
