package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A symbolic link as it was at one moment. Its owner and where it leads are read of one and the
 * same link: by its name alone they could be those of two, as the owner of a folder may put another
 * one there in between, and this process itself a file of its own.
 *
 * @param owner uid
 * @param target as it stands in it
 */
record SymbolicLink(Path path, int owner, Path target) {
  private static final int LONGEST = 4096;

  /**
   * Looks at what is at a path.
   *
   * @return empty when it is no symbolic link, or is not there, or cannot be looked at
   */
  static Optional<SymbolicLink> at(Path path) {
    int fd;
    try {
      fd = Fds.open(path.toString(), Fds.O_PATH | Numbers.NOFOLLOW, 0);
    } catch (PosixException _) {
      return Optional.empty();
    }
    try (var arena = Arena.ofConfined()) {
      var stat = Fds.stat(fd);
      if (!stat.link()) return Optional.empty();
      var text = arena.allocate(LONGEST);
      long empty = Sys.text(arena, "");
      long length =
          Sys.must(
              "readlink " + path,
              Sys.call(Numbers.READLINKAT, fd, empty, text.address(), LONGEST, 0, 0));
      var bytes = text.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      var target = Path.of(new String(bytes, StandardCharsets.UTF_8));
      return Optional.of(new SymbolicLink(path, stat.owner(), target));
    } finally {
      Fds.close(fd);
    }
  }
}
