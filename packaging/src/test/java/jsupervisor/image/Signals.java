package jsupervisor.image;

import java.nio.file.Path;
import java.util.List;

/** Signals by the shell: the JDK itself knows only two. */
final class Signals {
  private Signals() {}

  static void send(String name, long pid) {
    Run.in(Path.of("/"), List.of("sh", "-c", "kill -s $0 -- $1", name, Long.toString(pid))).ok();
  }

  /** The same, where it is no matter whether the process is gone already. */
  static void sendIfThere(String name, long pid) {
    Run.in(Path.of("/"), List.of("sh", "-c", "kill -s $0 -- $1", name, Long.toString(pid)));
  }

  /** To a whole process group, as a terminal does. */
  static void sendGroup(String name, long group) {
    send(name, -group);
  }
}
