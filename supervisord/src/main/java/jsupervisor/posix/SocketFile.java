package jsupervisor.posix;

import java.lang.foreign.Arena;

/**
 * Gives the file of a Unix socket its owner and mode. In a folder that others may write it could be
 * another file by now, or a link to one (as in CVE-2018-15687): it is looked at once, without
 * following a link, and what was looked at is changed.
 */
final class SocketFile {
  private static final int AT_EMPTY_PATH = 0x1000;

  private SocketFile() {}

  /**
   * Changes owner and mode.
   *
   * @param mode permission bits
   * @param uid owner, -1 = unchanged
   * @param gid group, -1 = unchanged
   * @param what stands behind the name of the step in an error
   * @throws PosixException {@code chmod} or {@code chown}; ENOTSOCK when it is no socket any more
   */
  static void own(String path, int mode, int uid, int gid, String what) {
    int fd = Fds.open(path, Fds.O_PATH | Numbers.NOFOLLOW, 0);
    try (var arena = Arena.ofConfined()) {
      if (!Fds.stat(fd).socket()) throw new PosixException("chmod" + what, Errno.ENOTSOCK);
      long empty = Sys.text(arena, "");
      if (uid != -1 || gid != -1)
        Sys.must("chown" + what, Sys.call(Numbers.FCHOWNAT, fd, empty, uid, gid, AT_EMPTY_PATH, 0));
      // fchmodat(2) cannot do without a name; this one means what is open
      long name = Sys.text(arena, "/proc/self/fd/" + fd);
      Sys.must("chmod" + what, Sys.call(Numbers.FCHMODAT, Numbers.AT_FDCWD, name, mode));
    } finally {
      Fds.close(fd);
    }
  }
}
