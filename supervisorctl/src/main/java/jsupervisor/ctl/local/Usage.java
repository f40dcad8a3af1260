package jsupervisor.ctl.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process of this machine has used, from /proc (proc(5)).
 *
 * @param ticks processor time since its start, in hundredths of a second
 * @param kilobytes of memory that are resident
 */
public record Usage(long ticks, long kilobytes) {

  /** Reads it; empty when there is no such process, or no /proc. */
  public static Optional<Usage> of(int pid) {
    try {
      var folder = Path.of("/proc", Integer.toString(pid));
      var stat = Files.readString(folder.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      return Optional.of(new Usage(ticks, resident(folder)));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static long resident(Path folder) throws IOException {
    for (var line : Files.readAllLines(folder.resolve("status")))
      if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", ""));
    return 0;
  }
}
