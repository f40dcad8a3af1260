package jsupervisor.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the kernel says that a process has used so far (proc_pid_stat(5)).
 *
 * @param parent pid of its parent
 * @param born when it began, in ticks since boot: another process of the same number has another
 * @param cpuTicks processor time, in hundredths of a second: the kernel counts so for programs,
 *     whatever it does inside
 * @param threads 1 or more
 * @param residentPages memory in RAM
 */
public record Usage(int parent, long born, long cpuTicks, int threads, long residentPages) {
  private static final int PPID = 1;
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int NUM_THREADS = 17;
  private static final int STARTTIME = 19;
  private static final int RSS = 21;

  /** getauxval(3). */
  private static final long AT_PAGESZ = 6;

  /** In which the kernel counts time for programs. */
  public static final long TICKS_PER_SECOND = 100;

  /** Bytes of a page of memory, as the kernel has told this process. */
  public static final long PAGE = pageSize();

  /** Of a living process, empty when there is none. */
  static Optional<Usage> of(int pid) {
    try {
      return parse(
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The name of the program may hold anything, also blanks and brackets. */
  static Optional<Usage> parse(String stat) {
    int end = stat.lastIndexOf(") ");
    if (end < 0) return Optional.empty();
    var words = stat.substring(end + 2).split(" ");
    if (words.length <= RSS) return Optional.empty();
    try {
      return Optional.of(
          new Usage(
              Integer.parseInt(words[PPID]),
              Long.parseLong(words[STARTTIME]),
              Long.parseLong(words[UTIME]) + Long.parseLong(words[STIME]),
              Integer.parseInt(words[NUM_THREADS]),
              Long.parseLong(words[RSS])));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Processor time in seconds. */
  public double cpuSeconds() {
    return cpuTicks / (double) TICKS_PER_SECOND;
  }

  /** Memory in RAM, in bytes. */
  public long residentBytes() {
    return residentPages * PAGE;
  }

  private static long pageSize() {
    try {
      return pageSize(Files.readAllBytes(Path.of("/proc/self/auxv")));
    } catch (IOException _) {
      return 4096;
    }
  }

  static long pageSize(byte[] auxv) {
    var words = ByteBuffer.wrap(auxv).order(ByteOrder.nativeOrder());
    while (words.remaining() >= 2 * Long.BYTES) {
      long key = words.getLong();
      long value = words.getLong();
      if (key == AT_PAGESZ) return value;
    }
    return 4096;
  }
}
