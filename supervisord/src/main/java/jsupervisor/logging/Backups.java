package jsupervisor.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The numbered backups of a log file, newest first (spec daemon, 7.2). */
public final class Backups {
  private Backups() {}

  /**
   * Moves every backup up by one, the oldest one away, and the file itself to {@code .1}. Missing
   * ones are skipped.
   *
   * @param count kept backups, 1 or more
   * @throws IOException when the file itself cannot be moved
   */
  public static void shift(Path file, int count) throws IOException {
    for (int i = count - 1; i >= 1; i--) move(numbered(file, i), numbered(file, i + 1));
    move(file, numbered(file, 1));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException _) {
      // a gap in the row, or somebody else has moved it
    }
  }

  private static Path numbered(Path file, int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }
}
