package jsupervisor.ctl;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jsupervisor.ctl.command.Screen;

/** Which of our descriptors are terminals; /proc tells it without loading a library. */
final class Terminals {
  private Terminals() {}

  /** The screen that two streams over descriptors 1 and 2 write to. */
  static Screen screen(PrintStream out, PrintStream err) {
    var term = System.getenv("TERM");
    boolean able = term != null && !term.equals("dumb");
    boolean seen = at(1);
    boolean colour = seen && able && unset("NO_COLOR");
    return new Screen(out, err, at(0), seen, able && at(2), at(2), colour);
  }

  /** As no-color.org has it: set and not empty means no colours. */
  private static boolean unset(String variable) {
    var value = System.getenv(variable);
    return value == null || value.isEmpty();
  }

  private static boolean at(int fd) {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException _) {
      return false;
    }
  }
}
