package jsupervisor.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/**
 * Takes text as UTF-8 into pieces that grow to 64 KiB, and refuses what would be too long while it
 * is written.
 */
final class Utf8Writer {
  /** Far more than any honest answer has. */
  static final int MOST = 48 << 20;

  private static final int LARGEST = 1 << 16;

  /** Of one character. */
  private static final int LONGEST = 4;

  private final List<ByteBuffer> full = new ArrayList<>();
  private byte[] piece = new byte[1024];
  private int used;
  private long before;

  /**
   * @param text of ASCII only
   */
  void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (used == piece.length) next();
      piece[used++] = (byte) text.charAt(i);
    }
  }

  /**
   * @param point no surrogate
   */
  void point(int point) {
    if (piece.length - used < LONGEST) next();
    if (point < 0x80) {
      piece[used++] = (byte) point;
    } else if (point < 0x800) {
      piece[used++] = (byte) (0xC0 | (point >> 6));
      tail(point, 0);
    } else if (point < 0x10000) {
      piece[used++] = (byte) (0xE0 | (point >> 12));
      tail(point, 6);
    } else {
      piece[used++] = (byte) (0xF0 | (point >> 18));
      tail(point, 12);
    }
  }

  /** The bytes behind the first, six bits each. */
  private void tail(int point, int from) {
    for (int shift = from; shift >= 0; shift -= 6)
      piece[used++] = (byte) (0x80 | (point >> shift & 0x3F));
  }

  private void next() {
    before += used;
    if (before > MOST)
      throw Fault.of(
          FaultCode.FAILED,
          "the answer would be over " + (MOST >> 20) + " MiB long, ask for less at a time");
    full.add(ByteBuffer.wrap(piece, 0, used));
    piece = new byte[Math.min(LARGEST, piece.length * 2)];
    used = 0;
  }

  /** What has been written; nothing may be written after it. */
  Body body() {
    full.add(ByteBuffer.wrap(piece, 0, used));
    return new Body(full);
  }
}
