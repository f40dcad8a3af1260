package jsupervisor.crashes;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Where the kernel has put a core (core(5)).
 *
 * @param pattern of {@code /proc/sys/kernel/core_pattern}
 * @param pid whether a pattern without one gets the pid at its end ({@code core_uses_pid})
 */
record CoreFile(String pattern, boolean pid) {
  private static final Path KERNEL = Path.of("/proc/sys/kernel");
  private static final int MOST_FILES = 10_000;

  /** Clocks of file systems are a little behind. */
  private static final long SLACK_MILLIS = 2000;

  /** As it is on this machine. */
  static CoreFile here() {
    return new CoreFile(line("core_pattern"), !line("core_uses_pid").equals("0"));
  }

  private static String line(String name) {
    try {
      return Files.readString(KERNEL.resolve(name)).strip();
    } catch (IOException _) {
      return "";
    }
  }

  /**
   * In words that say where it is; never empty.
   *
   * @param directory where the child began
   * @param child its pid
   * @param endedMillis when it ended, in wall time
   */
  String of(String directory, int child, long endedMillis) {
    if (pattern.startsWith("|"))
      return "handed to " + pattern.substring(1).split(" ", 2)[0] + ", pid " + child;
    try {
      var file =
          Path.of(directory.isEmpty() ? "/" : directory)
              .resolve(pattern.isEmpty() ? "core" : pattern);
      return found(file, child, endedMillis);
    } catch (IOException | InvalidPathException _) {
      return "dumped, but not found";
    }
  }

  private String found(Path file, int child, long endedMillis) throws IOException {
    var name = Pattern.compile(regex(file.getFileName().toString(), child));
    var all = new ArrayList<Path>();
    int looked = 0;
    try (var files = Files.newDirectoryStream(file.getParent())) {
      for (var each : files) {
        if (looked++ > MOST_FILES) break;
        if (modified(each) >= endedMillis - SLACK_MILLIS && matches(name, each)) all.add(each);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return all.stream()
        .max(Comparator.comparingLong(CoreFile::modified))
        .map(Path::toString)
        .orElse("dumped, but not found");
  }

  /** Anybody may put names there that would take for ever. */
  private static boolean matches(Pattern name, Path file) {
    try {
      return name.matcher(new Steps(file.getFileName().toString())).matches();
    } catch (Steps.TooMany _) {
      return false;
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException _) {
      return 0;
    }
  }

  /** Of what the kernel puts in only the pid is known for certain. */
  private String regex(String name, int child) {
    var regex = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c != '%' || at + 1 == name.length()) {
        regex.append(Pattern.quote(String.valueOf(c)));
        continue;
      }
      char letter = name.charAt(++at);
      if (letter == 'p') regex.append(child);
      else if (letter == '%') regex.append('%');
      else regex.append(".*");
    }
    if (pid && !pattern.contains("%p")) regex.append("(\\.").append(child).append(")?");
    return regex.toString();
  }
}
