package jsupervisor.core;

import java.util.Optional;

/** What the file system knows of a path; the only thing that {@link Executable} asks the world. */
@FunctionalInterface
public interface FileFacts {

  /**
   * Looks at a file, following links.
   *
   * @param path absolute, or relative to the daemon's current directory
   * @return empty when stat(2) fails, whatever the reason
   */
  Optional<Seen> look(String path);

  /**
   * A file that is there.
   *
   * @param directory whether it is a directory
   * @param mode permission bits, 0 to 07777
   * @param runnable whether access(2) with X_OK says yes to the daemon
   */
  record Seen(boolean directory, int mode, boolean runnable) {}
}
