package jsupervisor.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What comes out of a stream with capture marks; in texts, a character stands for a byte. */
final class Found {
  private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
  private static final String END = "<!--XSUPERVISOR:END-->";

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final List<String> messages = new ArrayList<>();

  /** By our reader, a piece at a time. */
  static Found read(Capture capture, List<byte[]> pieces) {
    var found = new Found();
    for (var piece : pieces) found.add(capture.take(piece, piece.length));
    found.add(capture.end());
    return found;
  }

  /** By a plain search in the whole. */
  static Found search(String stream, int most) {
    var found = new Found();
    var rest = stream;
    while (true) {
      int begin = rest.indexOf(BEGIN);
      int end = begin < 0 ? -1 : rest.indexOf(END, begin + BEGIN.length());
      if (end < 0) break;
      found.put(rest.substring(0, begin));
      found.messages.add(last(rest.substring(begin + BEGIN.length(), end), most));
      rest = rest.substring(end + END.length());
    }
    int begin = rest.indexOf(BEGIN);
    found.put(begin < 0 ? rest : rest.substring(0, begin));
    if (begin >= 0) found.put(last(rest.substring(begin + BEGIN.length()), most));
    return found;
  }

  private void put(String words) {
    text.writeBytes(words.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String last(String words, int most) {
    return words.substring(Math.max(0, words.length() - most));
  }

  private void add(List<Capture.Piece> pieces) {
    for (var piece : pieces) {
      switch (piece) {
        case Capture.Piece.Text(byte[] bytes) -> text.writeBytes(bytes);
        case Capture.Piece.Message(byte[] bytes) ->
            messages.add(new String(bytes, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** What goes to the log. */
  String log() {
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  /** What stood between marks, in order. */
  List<String> messages() {
    return List.copyOf(messages);
  }
}
