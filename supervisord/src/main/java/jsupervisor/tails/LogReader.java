package jsupervisor.tails;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Parts of log files as Supervisor gives them to callers (spec xmlrpc, 4.4). Offsets and lengths
 * are bytes; what is no UTF-8 becomes U+FFFD (known-traps C27).
 */
public final class LogReader {
  /** The most bytes that one answer may carry; a caller may go on from there. */
  static final int MOST = 16 << 20;

  private static final Path NOTHING = Path.of("/dev/null");

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
    if (path.equals(NOTHING)) return new Read.Text("");
    try (var channel = LogChannel.open(path)) {
      long size = channel.size();
      if (offset < 0) return new Read.Text(last(channel, size, -Math.max(offset, -size)));
      long from = Math.min(offset, size);
      long most = length == 0 ? size - from : Math.min(length, size - from);
      return new Read.Text(slice(channel, from, most));
    } catch (IOException _) {
      return new Read.Failed();
    }
  }

  /** The last bytes, by Supervisor's rules, which are not what the arguments suggest. */
  public static Tail tail(String file, long offset, long length) {
    try (var channel = LogChannel.open(Path.of(file))) {
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
      long wanted = Math.clamp(size - from, 0, Math.max(0, most));
      return new Tail(last(channel, from + wanted, wanted), size, overflow);
    } catch (IOException _) {
      return new Tail("", offset, false);
    }
  }

  /** Of what is too long the end counts. */
  private static String last(FileChannel channel, long end, long length) throws IOException {
    long most = Math.min(length, MOST);
    return slice(channel, end - most, most);
  }

  private static String slice(FileChannel channel, long from, long length) throws IOException {
    var bytes = LogChannel.bytes(channel, from, Math.clamp(length, 0, MOST));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
