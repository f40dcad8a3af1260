package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Sends datagrams to Unix sockets, which Java itself cannot (unix(7)). The path is looked up at
 * each one, so that a receiver that has come back is found. Any thread, one at a time.
 */
public final class Datagrams implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int DGRAM_CLOEXEC = 02000002;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final int fd;

  public Datagrams() {
    fd = (int) Sys.must("socket", Sys.call(Numbers.SOCKET, AF_UNIX, DGRAM_CLOEXEC, 0));
  }

  /**
   * Sends one, or nothing; never waits.
   *
   * @param path of the receiver's socket, at most 107 bytes; one that begins with NUL is a name
   *     without a file
   * @return 0, or a negative errno: EAGAIN when the receiver's queue is full, ENOENT or
   *     ECONNREFUSED when there is none
   */
  public int send(String path, byte[] bytes) {
    try (var arena = Arena.ofConfined()) {
      var to = Sockets.unixAddress(arena, path);
      var body = arena.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, body, 0, bytes.length);
      long sent =
          Sys.call(
              Numbers.SENDTO,
              fd,
              body.address(),
              bytes.length,
              MSG_DONTWAIT | MSG_NOSIGNAL,
              to.address(),
              to.byteSize());
      return (int) Math.min(sent, 0);
    }
  }

  /**
   * Writes into a connected socket of any kind without waiting, whatever its other owners have set
   * on it.
   *
   * @return bytes written, or a negative errno
   */
  public static int write(int socket, byte[] from, int offset, int length) {
    try (var arena = Arena.ofConfined()) {
      var body = arena.allocate(Math.max(1, length));
      MemorySegment.copy(MemorySegment.ofArray(from), offset, body, 0, length);
      int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
      return (int) Sys.call(Numbers.SENDTO, socket, body.address(), length, flags, 0, 0);
    }
  }

  @Override
  public void close() {
    Fds.close(fd);
  }
}
