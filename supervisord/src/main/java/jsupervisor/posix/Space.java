package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

/**
 * How full the file system of a path is, for those who are not root (statfs(2)).
 *
 * @param bytes all of them
 * @param freeBytes that can still be written
 * @param files that there can be, 0 = the file system does not count them
 * @param freeFiles that can still be made
 */
public record Space(long bytes, long freeBytes, long files, long freeFiles) {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /** struct statfs of 64-bit machines: type, bsize, blocks, bfree, bavail, files, ffree, ... */
  private static final long SIZE = 120;

  /**
   * Asks the kernel; a file server that has gone is waited for, so never on a virtual thread.
   *
   * @throws PosixException with {@code statfs PATH}
   */
  public static Space of(String path) {
    try (var arena = Arena.ofConfined()) {
      var answer = arena.allocate(SIZE, Long.BYTES);
      long name = Sys.text(arena, path);
      Sys.must("statfs " + path, Sys.call(Numbers.STATFS, name, answer.address(), 0));
      long block = answer.get(LONG, 8);
      return new Space(
          answer.get(LONG, 16) * block,
          answer.get(LONG, 32) * block,
          answer.get(LONG, 40),
          answer.get(LONG, 48));
    }
  }

  /** Percent of the bytes that are free, 0 to 100; 100 where there are none at all, as in /proc. */
  public double freePercent() {
    return bytes <= 0 ? 100 : 100.0 * freeBytes / bytes;
  }

  /** Percent of the files that are free, 0 to 100; 100 where they are not counted. */
  public double freeFilesPercent() {
    return files <= 0 ? 100 : 100.0 * freeFiles / files;
  }
}
