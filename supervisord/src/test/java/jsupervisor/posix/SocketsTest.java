package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listening sockets of the real kernel. */
class SocketsTest {
  @TempDir Path folder;

  private int listen(String name) {
    return Sockets.listenUnix(folder.resolve(name).toString(), 0600, -1, -1, 5);
  }

  @Test
  void aUnixSocketListensWithItsModeAndLeavesNoOtherName() throws IOException {
    int fd = listen("sock");
    var mode = Files.getPosixFilePermissions(folder.resolve("sock"));
    assertEquals("rw-------", PosixFilePermissions.toString(mode));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
    SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock"))).close();
    Fds.close(fd);
  }

  @Test
  void aStaleSocketIsReplacedAndOneThatAnswersIsNot() throws IOException {
    Fds.close(listen("sock"));
    assertTrue(Files.exists(folder.resolve("sock")), "it is stale now");
    int fd = listen("sock");
    var refused = assertThrows(PosixException.class, () -> listen("sock"));
    assertEquals(Errno.EADDRINUSE, refused.errno());
    SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock"))).close();
    Fds.close(fd);
  }

  @Test
  void aFileOfAnyOtherKindIsReplacedAsBySupervisor() throws IOException {
    Files.writeString(folder.resolve("sock"), "no socket");
    Fds.close(listen("sock"));
    assertFalse(Files.isRegularFile(folder.resolve("sock")));
  }

  @Test
  void whatCannotBeBoundSaysWhy() {
    var missing = assertThrows(PosixException.class, () -> listen("none/sock"));
    assertEquals(Errno.ENOENT, missing.errno());
    var tooLong = assertThrows(PosixException.class, () -> listen("x".repeat(120)));
    assertEquals(Errno.ENAMETOOLONG, tooLong.errno());
  }

  @Test
  void aJavaChannelTakesOverAUnixSocketThatStaysOpenElsewhere() throws IOException {
    int fd = listen("sock");
    var channel = Sockets.adopt(fd, true);
    try (var client = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock")));
        var accepted = channel.accept()) {
      client.write(ByteBuffer.wrap(new byte[] {42}));
      var bytes = ByteBuffer.allocate(1);
      assertEquals(1, accepted.read(bytes));
    }
    channel.close();
    SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sock"))).close();
    Fds.close(fd);
  }

  @Test
  void aTcpSocketListensAndIsTakenOver() throws IOException {
    int port = freePort();
    int fd = Sockets.listenTcp("127.0.0.1", port, 5);
    var refused = assertThrows(PosixException.class, () -> Sockets.listenTcp("127.0.0.1", port, 5));
    assertEquals(Errno.EADDRINUSE, refused.errno());
    var channel = Sockets.adopt(fd, false);
    try (var client = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        var accepted = channel.accept()) {
      assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
    }
    channel.close();
    Fds.close(fd);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
