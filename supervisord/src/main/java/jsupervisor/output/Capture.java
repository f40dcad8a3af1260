package jsupervisor.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the marks in a stream of bytes between which a child says something to listeners (spec
 * daemon, 14.1). A mark may be cut anywhere between two pieces; no more is held back than what may
 * be the beginning of a mark, and of a message its last bytes.
 */
final class Capture {
  private static final byte[] BEGIN = ascii("<!--XSUPERVISOR:BEGIN-->");
  private static final byte[] END = ascii("<!--XSUPERVISOR:END-->");

  private final int most;
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private Tail message;
  private int matched;

  /** A part of the stream. */
  sealed interface Piece {
    byte[] bytes();

    /** What stands outside of the marks. */
    record Text(byte[] bytes) implements Piece {}

    /** What stood between two marks. */
    record Message(byte[] bytes) implements Piece {}
  }

  /**
   * @param most bytes of a message that are kept, 1 or more; the newest stay (known-traps B3)
   */
  Capture(long most) {
    this.most = (int) Math.min(most, Integer.MAX_VALUE / 2);
  }

  /** The next bytes of the stream. */
  List<Piece> take(byte[] bytes, int length) {
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < length; i++) take(bytes[i], pieces);
    flush(pieces);
    return pieces;
  }

  /**
   * The stream has ended: what was held back is text (known-traps C22), and so is a message whose
   * end has not come, so that nothing is lost.
   */
  List<Piece> end() {
    giveUp(matched);
    matched = 0;
    if (message != null) text.writeBytes(message.bytes());
    message = null;
    var pieces = new ArrayList<Piece>();
    flush(pieces);
    return pieces;
  }

  /** Both marks have their first byte nowhere else, so that a failed match begins anew with it. */
  private void take(byte b, List<Piece> pieces) {
    var mark = message == null ? BEGIN : END;
    if (b != mark[matched]) {
      giveUp(matched);
      matched = 0;
    }
    if (b != mark[matched]) put(b);
    else if (++matched == mark.length) toggle(pieces);
  }

  private void giveUp(int length) {
    var mark = message == null ? BEGIN : END;
    for (int i = 0; i < length; i++) put(mark[i]);
  }

  private void put(byte b) {
    if (message == null) text.write(b);
    else message.put(b);
  }

  private void toggle(List<Piece> pieces) {
    matched = 0;
    flush(pieces);
    if (message == null) {
      message = new Tail(most);
      return;
    }
    pieces.add(new Piece.Message(message.bytes()));
    message = null;
  }

  private void flush(List<Piece> pieces) {
    if (text.size() == 0) return;
    pieces.add(new Piece.Text(text.toByteArray()));
    text.reset();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
