package jsupervisor.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;

/** Listening sockets, made by system calls, so that they can be kept and handed on. */
public final class Sockets {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  private static final int STREAM_CLOEXEC = 02000001;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int SO_ACCEPTCONN = 30;
  private static final int ADDRESS = 128;

  private Sockets() {}

  /**
   * A TCP socket that listens, with SO_REUSEADDR.
   *
   * @param host empty = all interfaces (IPv4)
   * @param port 1 to 65535
   * @throws PosixException with Supervisor's errno
   */
  public static int listenTcp(String host, int port, int backlog) {
    byte[] address;
    try {
      address = host.isEmpty() ? new byte[4] : InetAddress.getByName(host).getAddress();
    } catch (java.net.UnknownHostException _) {
      throw new PosixException("resolve " + host, Errno.EADDRNOTAVAIL);
    }
    int family = address.length == 4 ? AF_INET : AF_INET6;
    int fd = socket(family);
    try (var arena = Arena.ofConfined()) {
      var one = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
      Sys.must(
          "setsockopt",
          Sys.call(Numbers.SETSOCKOPT, fd, SOL_SOCKET, SO_REUSEADDR, one.address(), 4, 0));
      var sockaddr = arena.allocate(28, 8);
      sockaddr.set(ValueLayout.JAVA_SHORT, 0, (short) family);
      sockaddr.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
      sockaddr.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
      int at = family == AF_INET ? 4 : 8;
      MemorySegment.copy(MemorySegment.ofArray(address), 0, sockaddr, at, address.length);
      int length = family == AF_INET ? 16 : 28;
      Sys.must("bind", Sys.call(Numbers.BIND, fd, sockaddr.address(), length));
      Sys.must("listen", Sys.call(Numbers.LISTEN, fd, backlog, 0));
      return fd;
    } catch (PosixException e) {
      Fds.close(fd);
      throw e;
    }
  }

  /**
   * A Unix socket that listens. It is made under another name and linked to its own when it has its
   * mode and owner, so that nobody meets it half done; a stale file is removed, a socket where
   * somebody answers is not (spec daemon, 5).
   *
   * @param mode permission bits
   * @param uid owner, -1 = unchanged
   * @param gid group, -1 = unchanged
   * @throws PosixException EADDRINUSE, when somebody listens there
   */
  public static int listenUnix(String path, int mode, int uid, int gid, int backlog) {
    var own = path + "." + Sys.call(Numbers.GETPPID, 0, 0, 0);
    unlink(own);
    int fd = socket(AF_UNIX);
    try (var arena = Arena.ofConfined()) {
      var sockaddr = unixAddress(arena, own);
      Sys.must("bind " + own, Sys.call(Numbers.BIND, fd, sockaddr.address(), sockaddr.byteSize()));
      SocketFile.own(own, mode, uid, gid, " " + path);
      long name = Sys.text(arena, own);
      long wanted = Sys.text(arena, path);
      Sys.must("listen", Sys.call(Numbers.LISTEN, fd, backlog, 0));
      link(path, name, wanted);
      return fd;
    } catch (PosixException e) {
      Fds.close(fd);
      throw e;
    } finally {
      unlink(own);
    }
  }

  /**
   * A Unix socket that listens, made in its own place: whatever was there before is removed. Nobody
   * can connect before it has its owner and mode, since it listens last.
   *
   * @param mode permission bits
   * @param uid owner, -1 = unchanged
   * @param gid group, -1 = unchanged
   * @throws PosixException with the step: {@code bind}, {@code chown} or {@code chmod}; the path is
   *     gone then
   */
  public static int replaceUnix(String path, int mode, int uid, int gid, int backlog) {
    unlink(path);
    int fd = socket(AF_UNIX);
    try (var arena = Arena.ofConfined()) {
      var sockaddr = unixAddress(arena, path);
      Sys.must("bind", Sys.call(Numbers.BIND, fd, sockaddr.address(), sockaddr.byteSize()));
      finish(fd, path, mode, uid, gid, backlog);
      return fd;
    } catch (PosixException e) {
      Fds.close(fd);
      throw e;
    }
  }

  private static void finish(int fd, String path, int mode, int uid, int gid, int backlog) {
    try {
      SocketFile.own(path, mode, uid, gid, "");
      Sys.must("listen", Sys.call(Numbers.LISTEN, fd, backlog, 0));
    } catch (PosixException e) {
      unlink(path);
      throw e;
    }
  }

  private static void link(String path, long name, long wanted) {
    long linked = Sys.call(Numbers.LINKAT, Numbers.AT_FDCWD, name, Numbers.AT_FDCWD, wanted, 0, 0);
    if (linked == -Errno.EEXIST.number()) {
      if (answers(path)) throw new PosixException("bind " + path, Errno.EADDRINUSE);
      System.err.println("Unlinking stale socket " + path);
      unlink(path);
      linked = Sys.call(Numbers.LINKAT, Numbers.AT_FDCWD, name, Numbers.AT_FDCWD, wanted, 0, 0);
    }
    if (linked == -Errno.EEXIST.number())
      throw new PosixException("bind " + path, Errno.EADDRINUSE);
    Sys.must("link " + path, linked);
  }

  private static boolean answers(String path) {
    int fd = socket(AF_UNIX);
    try (var arena = Arena.ofConfined()) {
      var sockaddr = unixAddress(arena, path);
      return Sys.call(Numbers.CONNECT, fd, sockaddr.address(), sockaddr.byteSize()) == 0;
    } finally {
      Fds.close(fd);
    }
  }

  static MemorySegment unixAddress(Arena arena, String path) {
    var bytes = path.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (bytes.length > 107) throw new PosixException("address " + path, Errno.ENAMETOOLONG);
    boolean named = bytes.length > 0 && bytes[0] == 0; // without a file: the length is the name's
    var sockaddr = arena.allocate((named ? 2L : 3L) + bytes.length, 8);
    sockaddr.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, sockaddr, 2, bytes.length);
    return sockaddr;
  }

  private static void unlink(String path) {
    try (var arena = Arena.ofConfined()) {
      Sys.call(Numbers.UNLINKAT, Numbers.AT_FDCWD, Sys.text(arena, path), 0);
    }
  }

  private static int socket(int family) {
    return (int) Sys.must("socket", Sys.call(Numbers.SOCKET, family, STREAM_CLOEXEC, 0));
  }

  /**
   * Makes a Java channel of a listening socket: opens one on a throwaway address, finds its
   * descriptor by that address, and puts the socket in its place.
   *
   * @param listening stays the caller's
   */
  public static ServerSocketChannel adopt(int listening, boolean unix) {
    try {
      return unix ? Adoption.unix(listening) : Adoption.tcp(listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int port(byte[] name) {
    return ((name[2] & 0xff) << 8) | (name[3] & 0xff);
  }

  /**
   * Whether a descriptor is a socket that listens on one of these TCP ports.
   *
   * @param ports 1 to 65535
   */
  public static boolean listensOn(int fd, Set<Integer> ports) {
    var name = name(fd);
    return (name[0] == AF_INET || name[0] == AF_INET6) && ports.contains(port(name)) && listens(fd);
  }

  /** Whether a descriptor is a socket that listens. */
  public static boolean listens(int fd) {
    try (var arena = Arena.ofConfined()) {
      var value = arena.allocateFrom(ValueLayout.JAVA_INT, 0);
      var length = arena.allocateFrom(ValueLayout.JAVA_INT, 4);
      long result =
          Sys.call(
              Numbers.GETSOCKOPT,
              fd,
              SOL_SOCKET,
              SO_ACCEPTCONN,
              value.address(),
              length.address(),
              0);
      return result == 0 && value.get(ValueLayout.JAVA_INT, 0) != 0;
    }
  }

  /** getsockname(2); zeros when it is no socket. */
  static byte[] name(int fd) {
    try (var arena = Arena.ofConfined()) {
      var sockaddr = arena.allocate(ADDRESS, 8);
      var length = arena.allocateFrom(ValueLayout.JAVA_INT, ADDRESS);
      Sys.call(Numbers.GETSOCKNAME, fd, sockaddr.address(), length.address());
      return sockaddr.toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
