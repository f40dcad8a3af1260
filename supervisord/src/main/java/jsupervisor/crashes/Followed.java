package jsupervisor.crashes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.tails.LogChannel;
import jsupervisor.terms.Printable;

/** A log that is read as it grows, piece by piece; it is open only while it is read. One thread. */
final class Followed {
  /** What is read at a time. */
  static final int PIECE = 64 << 10;

  /** What is further behind is passed over. */
  static final int FAR_BEHIND = 16 * PIECE;

  /** Of UTF-8 four bytes are a character at most. */
  private static final int LONGEST_BYTES = 4 * LogEnds.LONGEST_LINE;

  private final Path path;
  private Optional<Object> file;
  private long position;
  private long skipped;

  /**
   * A line.
   *
   * @param begin where it begins
   * @param end of its line end
   * @param text cut to a bounded length, fit for a terminal
   */
  record Line(long begin, long end, String text) {}

  /**
   * @param path of the log
   * @param position where to begin
   */
  Followed(Path path, long position) {
    this.path = path;
    this.position = position;
    file = LogChannel.identity(path);
  }

  Path path() {
    return path;
  }

  /** Bytes that were passed over so far. */
  long skipped() {
    return skipped;
  }

  /**
   * The whole lines that come next, the same again until {@link #done} is called. What had not been
   * read of a file that was rotated is passed over.
   *
   * @throws IOException when it is not there, or no regular file
   */
  List<Line> next() throws IOException {
    try (var channel = LogChannel.open(path)) {
      long size = channel.size();
      var now = LogChannel.identity(path);
      if (!now.equals(file) || size < position) position = 0;
      file = now;
      if (size - position > FAR_BEHIND) pass(size - PIECE);
      return lines(LogChannel.bytes(channel, position, (int) Math.min(PIECE, size - position)));
    } catch (NoSuchFileException e) {
      file = Optional.empty(); // the next one of its name is another, even with its number
      throw e;
    }
  }

  /** Where to go on. */
  void done(long at) {
    position = at;
  }

  private void pass(long to) {
    skipped += to - position;
    position = to;
  }

  private List<Line> lines(byte[] bytes) {
    var lines = new ArrayList<Line>();
    int begin = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '\n') continue;
      lines.add(new Line(position + begin, position + at + 1, text(bytes, begin, at)));
      begin = at + 1;
    }
    if (lines.isEmpty() && bytes.length == PIECE) pass(position + PIECE);
    return lines;
  }

  private static String text(byte[] bytes, int begin, int end) {
    int length = Math.min(end - begin, LONGEST_BYTES);
    var text = new String(bytes, begin, length, StandardCharsets.UTF_8);
    if (text.endsWith("\r")) text = text.substring(0, text.length() - 1);
    return Printable.of(text.substring(0, Math.min(text.length(), LogEnds.LONGEST_LINE)));
  }
}
