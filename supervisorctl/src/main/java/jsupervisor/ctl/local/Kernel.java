package jsupervisor.ctl.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the kernel says of the processes of this machine, in /proc (proc(5)). */
public final class Kernel {
  private static final Path PROC = Path.of("/proc");

  private Kernel() {}

  /** The parent of a process; empty when there is no such process. */
  public static OptionalInt parent(int pid) {
    try {
      var stat = read(pid, "stat");
      return OptionalInt.of(
          Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1]));
    } catch (IOException | RuntimeException _) {
      return OptionalInt.empty();
    }
  }

  /** The command lines of all children of a process, by pid. */
  public static Map<Integer, String> children(int parent) {
    var children = new TreeMap<Integer, String>();
    try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var each : all) {
        int pid = Integer.parseInt(each.getFileName().toString());
        var its = parent(pid);
        if (its.isPresent() && its.getAsInt() == parent) children.put(pid, command(pid));
      }
    } catch (IOException | DirectoryIteratorException _) {
      // without /proc there is nothing to see
    }
    return children;
  }

  /** The words of its command line, with blanks between; empty when there is none. */
  private static String command(int pid) {
    try {
      return read(pid, "cmdline").replace('\0', ' ').strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** The name of its program, 15 characters at most. */
  public static String name(int pid) {
    try {
      return read(pid, "comm").strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** How many files it may open; empty when that is not ours to know, or there is no limit. */
  public static OptionalLong mostFiles(int pid) {
    try {
      for (var line : read(pid, "limits").lines().toList())
        if (line.startsWith("Max open files"))
          return OptionalLong.of(Long.parseLong(line.substring(14).strip().split("\\s+")[0]));
    } catch (IOException | NumberFormatException _) {
      // not known
    }
    return OptionalLong.empty();
  }

  /** How many files it has open; empty when that is not ours to know. */
  public static OptionalLong openFiles(int pid) {
    try (var files = Files.list(PROC.resolve(pid + "/fd"))) {
      return OptionalLong.of(files.count());
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  private static String read(int pid, String file) throws IOException {
    var bytes = Files.readAllBytes(PROC.resolve(pid + "/" + file));
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
