package jsupervisor.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** How many open files a process has. */
final class Descriptors {
  /** More are not counted where they have to be counted one by one. */
  private static final int MOST = 1 << 16;

  private Descriptors() {}

  /** Of a process; empty when there is none, or it is not ours to look at. */
  static OptionalInt of(int pid) {
    return in(Path.of("/proc/" + pid + "/fd"));
  }

  /** Since Linux 6.2 the size of that folder is the number; before, it is always 0. */
  static OptionalInt in(Path folder) {
    try {
      if (!Files.isReadable(folder)) return OptionalInt.empty();
      long size = Files.size(folder);
      return OptionalInt.of(size > 0 ? (int) Math.min(size, Integer.MAX_VALUE) : counted(folder));
    } catch (IOException _) {
      return OptionalInt.empty();
    }
  }

  static int counted(Path folder) throws IOException {
    int count = 0;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var all = files.iterator(); all.hasNext() && count < MOST; count++) all.next();
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    return count;
  }
}
