package jsupervisor.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Links;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.LogLevel;

/** The file that tells others the daemon's pid (spec daemon, 6). */
public final class PidFile {
  private static final int FLAGS = Fds.O_CREAT | Fds.O_WRONLY | Fds.O_TRUNC | Fds.O_NOCTTY;
  private static final int MODE = 0666;

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
      put((pid + "\n").getBytes(StandardCharsets.US_ASCII));
      written = true;
      log.log(LogLevel.INFO, "supervisord started with pid " + pid);
    } catch (PosixException e) {
      log.log(LogLevel.CRITICAL, "could not write pidfile " + path);
    }
  }

  /** Where others may write, as in /tmp, their links do not lead it to another file. */
  private void put(byte[] text) {
    int fd = Links.open(path.toString(), FLAGS, MODE);
    try {
      int count = Fds.write(fd, text, 0, text.length);
      if (count < 0) throw new PosixException("write " + path, Errno.of(-count));
    } finally {
      Fds.close(fd);
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
