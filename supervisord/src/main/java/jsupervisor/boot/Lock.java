package jsupervisor.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.Links;
import jsupervisor.posix.PosixException;

/**
 * Keeps a second daemon away from the same configuration: locks on the file and on the pid file,
 * which the keeper holds to its end. Only who finds both locked is refused: Supervisor lets daemons
 * share one of them.
 */
public final class Lock {
  private static final int READ = Fds.O_RDONLY | Fds.O_NONBLOCK | Fds.O_NOCTTY;
  private static final int WRITE = Fds.O_RDWR | Fds.O_CREAT | Fds.O_NONBLOCK | Fds.O_NOCTTY;
  private static final int MODE = 0666;

  private Lock() {}

  /**
   * Takes both, where the files can be opened and are files.
   *
   * @throws StartRefused when another daemon has them
   */
  public static void take(Keeper keeper, String configFile, String pidFile) {
    boolean file = free(keeper, configFile, READ);
    boolean pid = free(keeper, pidFile, WRITE);
    if (file || pid || keeper.armed()) return; // the locks of one that was up are its own
    var other = content(pidFile);
    if (other.equals(Integer.toString(keeper.pid()))) return;
    throw new StartRefused(
        "Another supervisord (pid %s) runs %s already, and has the lock on it and on its pidfile %s."
                .formatted(other.isEmpty() ? "not known yet" : other, configFile, pidFile)
            + "  Shut it down first before starting supervisord.");
  }

  private static boolean free(Keeper keeper, String path, int flags) {
    return open(path, flags)
        .map(fd -> {
          try {
            boolean file = Fds.stat(fd).regular();
            boolean locked = file && Fds.lock(fd);
            if (locked) keeper.keep(fd);
            return !file || locked;
          } finally {
            Fds.close(fd);
          }
        })
        .orElse(true);
  }

  private static Optional<Integer> open(String path, int flags) {
    try {
      return Optional.of(Links.open(path, flags, MODE));
    } catch (PosixException _) {
      return Optional.empty(); // who writes the pid file says why it cannot be written
    }
  }

  private static String content(String pidFile) {
    try {
      return Files.readString(Path.of(pidFile)).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
