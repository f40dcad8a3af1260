package jsupervisor.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * An encoded message, in pieces of 64 KiB at most: a large one has to be nowhere as a whole. Any
 * thread.
 */
public final class Body {
  private final List<ByteBuffer> pieces;
  private final int length;

  Body(List<ByteBuffer> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** Bytes in all. */
  public int length() {
    return length;
  }

  /** Its pieces in order, each read from its beginning whoever has read it before. */
  public List<ByteBuffer> pieces() {
    return pieces.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
  }

  /** A copy in one piece, for what is small. */
  public byte[] bytes() {
    var all = ByteBuffer.allocate(length);
    pieces().forEach(all::put);
    return all.array();
  }
}
