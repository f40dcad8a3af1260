package jsupervisor.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jsupervisor.logging.MainLog;
import jsupervisor.terms.LogLevel;

/** The file that tells others the daemon's pid (spec daemon, 6). */
public final class PidFile {
  private final Path path;
  private boolean written;

  public PidFile(String path) {
    this.path = Path.of(path);
  }

  /**
   * Writes it and says so; a failure is said in its place and harms nobody.
   *
   * @param pid the one that callers are to signal
   */
  public void write(int pid, MainLog log) {
    try {
      Files.writeString(path, pid + "\n");
      written = true;
      log.log(LogLevel.INFO, "supervisord started with pid " + pid);
    } catch (IOException e) {
      log.log(LogLevel.CRITICAL, "could not write pidfile " + path);
    }
  }

  /** The one that an earlier JVM of this daemon has written is ours as well. */
  public void adopt(int pid) {
    try {
      written = Files.readString(path).equals(pid + "\n");
    } catch (IOException _) {
      written = false;
    }
  }

  /** Removes it if it is ours. */
  public void remove() {
    if (!written) return;
    try {
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // it only misleads until the next start, which overwrites it
    }
  }
}
