package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the kernel knows of processes (proc(5)). */
final class Proc {
  private Proc() {}

  /** True when the process runs: a zombie does not. */
  static boolean alive(long pid) {
    return state(pid).filter(state -> state != 'Z' && state != 'X').isPresent();
  }

  private static Optional<Character> state(long pid) {
    return stat(pid).map(stat -> stat.charAt(stat.lastIndexOf(')') + 2));
  }

  /**
   * Everything that the process was exec'ed with, blanks between; empty for kernel threads and
   * zombies.
   */
  static String commandLine(long pid) {
    return read(pid, "cmdline").orElse("").replace('\0', ' ').strip();
  }

  static String name(long pid) {
    return read(pid, "comm").orElse("").strip();
  }

  /** Pid of the parent, 0 when there is none. */
  static long parent(long pid) {
    return stat(pid).map(stat -> Long.parseLong(afterName(stat)[1])).orElse(0L);
  }

  /** Process group, 0 when the process is gone. */
  static long group(long pid) {
    return stat(pid).map(stat -> Long.parseLong(afterName(stat)[2])).orElse(0L);
  }

  /** Session, 0 when the process is gone. */
  static long session(long pid) {
    return stat(pid).map(stat -> Long.parseLong(afterName(stat)[3])).orElse(0L);
  }

  /** When it was made, in ticks since the boot; 0 when the process is gone. */
  static long since(long pid) {
    return stat(pid).map(stat -> Long.parseLong(afterName(stat)[19])).orElse(0L);
  }

  private static String[] afterName(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  /** Resident memory in kB; 0 when the process is gone. */
  static long kilobytes(long pid) {
    return read(pid, "status").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /** Living children of a process. */
  static List<Long> children(long parent) {
    return all(pid -> parent(pid) == parent && alive(pid));
  }

  /** All living processes that the question is answered with yes for. */
  static List<Long> all(Predicate<Long> question) {
    try (var entries = Files.list(Path.of("/proc"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .filter(question)
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> stat(long pid) {
    return read(pid, "stat");
  }

  private static Optional<String> read(long pid, String file) {
    try {
      return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), file)));
    } catch (IOException e) {
      return Optional.empty(); // the process ended while we looked
    }
  }
}
