package jsupervisor.tails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Parts of log files as Supervisor gives them to callers (spec xmlrpc, 4.4). Offsets and lengths
 * are bytes; what is no UTF-8 becomes U+FFFD.
 */
public final class LogReader {
  /** The most that one answer may carry. */
  private static final int MOST = 64 << 20;

  private LogReader() {}

  /** What a read has found. */
  public sealed interface Read {
    record Text(String text) implements Read {}

    record Missing() implements Read {}

    /** The arguments make no sense. */
    record Senseless() implements Read {}

    record Failed() implements Read {}
  }

  /**
   * The end of a log.
   *
   * @param offset where the log ends
   * @param overflow whether there is more than was asked for
   */
  public record Tail(String text, long offset, boolean overflow) {}

  /**
   * Reads from an offset; a negative one, with length 0, counts from the end.
   *
   * @param length 0 = to the end
   */
  public static Read read(String file, long offset, long length) {
    if (offset < 0 ? length != 0 : length < 0) return new Read.Senseless();
    var path = Path.of(file);
    if (!Files.exists(path)) return new Read.Missing();
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      long from = offset < 0 ? Math.max(0, size + offset) : Math.min(offset, size);
      long most = offset < 0 || length == 0 ? size - from : Math.min(length, size - from);
      return new Read.Text(slice(channel, from, most));
    } catch (IOException _) {
      return new Read.Failed();
    }
  }

  /** The last bytes, by Supervisor's rules, which are not what the arguments suggest. */
  public static Tail tail(String file, long offset, long length) {
    try (var channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
      long size = channel.size();
      long from = offset;
      long most = length;
      boolean overflow = size > from + most;
      if (overflow) from = size - 1;
      if (from + most > size) {
        if (from > size - 1) most = 0;
        from = size - most;
      }
      from = Math.max(0, from);
      most = Math.max(0, most);
      return new Tail(slice(channel, from, Math.min(most, size - from)), size, overflow);
    } catch (IOException _) {
      return new Tail("", offset, false);
    }
  }

  private static String slice(FileChannel channel, long from, long length) throws IOException {
    var buffer = ByteBuffer.allocate(Math.clamp(length, 0, MOST));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {}
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
  }
}
