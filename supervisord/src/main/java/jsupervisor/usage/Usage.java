package jsupervisor.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  static Optional<Usage> of(int pid, KernelText files) {
    try {
      return parse(files.of("/proc/" + pid + "/stat"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** The name of the program may hold anything, also blanks and brackets. */
  static Optional<Usage> parse(String stat) {
    int end = stat.lastIndexOf(") ");
    if (end < 0) return Optional.empty();
    var words = new long[RSS + 1];
    int from = stat.indexOf(' ', end + 2); // after the letter of its state
    try {
      for (int i = PPID; i < words.length; i++) {
        if (from < 0) return Optional.empty();
        int to = stat.indexOf(' ', from + 1);
        words[i] = Long.parseLong(stat, from + 1, to < 0 ? stat.length() : to, 10);
        from = to;
      }
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
    return Optional.of(
        new Usage(
            (int) words[PPID],
            words[STARTTIME],
            words[UTIME] + words[STIME],
            (int) words[NUM_THREADS],
            words[RSS]));
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
