package jsupervisor.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has a path and is no file. */
class LogTargetTest {
  private static final int PIPE = 65536;

  @TempDir Path folder;

  private static void put(LogTarget target, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    assertEquals(bytes.length, target.write(bytes, 0, bytes.length));
  }

  private static String read(int fd) {
    var bytes = new byte[PIPE];
    int n = Fds.read(fd, bytes);
    assertTrue(n > 0, () -> "read: " + n);
    return new String(bytes, 0, n, StandardCharsets.UTF_8);
  }

  /** How many bytes are taken until the reader would have to be waited for. */
  private static int fill(LogTarget target) {
    var piece = new byte[1000];
    int sum = 0;
    while (true) {
      int n = target.write(piece, 0, piece.length);
      if (n == -Errno.EAGAIN.number()) return sum;
      assertTrue(n > 0, () -> "write: " + n);
      sum += n;
    }
  }

  @Test
  void c23_aFileIsAppendedToWhereverItsEndIsNow() throws IOException {
    var file = folder.resolve("log");
    Files.writeString(file, "before ");
    var target = LogTarget.open(file.toString());
    put(target, "one ");
    Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE).truncate(3).close();
    put(target, "two ");
    target.rotate(1);
    put(target, "three ");
    Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE).truncate(0).close();
    put(target, "four");
    target.close();
    assertEquals("four", Files.readString(file));
    assertEquals("beftwo ", Files.readString(folder.resolve("log.1")));
  }

  @Test
  void c25_aFifoWithoutAReaderIsOpenedAndTakesWhatFits() throws Exception {
    var fifo = fifo();
    var target = LogTarget.open(fifo.toString());
    assertFalse(target.file());
    assertEquals(PIPE, fill(target), 4096);
    target.rotate(3);
    target.truncate();
    target.replace();
    target.close();
    assertTrue(Fds.stat(fifo.toString()).fifo(), "it is neither rotated nor removed");
  }

  private Path fifo() throws IOException, InterruptedException {
    var fifo = folder.resolve("fifo");
    var made = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    return fifo;
  }

  @Test
  void aReaderOfAFifoMayComeAndGoAndMissesNothing() throws Exception {
    var fifo = fifo();
    var target = LogTarget.open(fifo.toString());
    put(target, "one ");
    int reader = Fds.open(fifo.toString(), Fds.O_RDONLY, 0);
    assertEquals("one ", read(reader));
    Fds.close(reader);
    put(target, "two ");
    reader = Fds.open(fifo.toString(), Fds.O_RDONLY, 0);
    assertEquals("two ", read(reader));
    Fds.close(reader);
    target.close();
  }

  @Test
  void aStandardDescriptorThatIsAPipeDoesNotBecomeNonBlockingForItsOtherOwners() {
    var pipe = Fds.pipe();
    var target = LogTarget.open("/dev/fd/" + pipe.write());
    put(target, "hello");
    assertEquals("hello", read(pipe.read()));
    fill(target);
    target.close();
    assertFalse(nonBlocking(pipe.write()));
    Fds.close(pipe.read());
    Fds.close(pipe.write());
  }

  private static boolean nonBlocking(int fd) {
    try {
      var info = Files.readString(Path.of("/proc/self/fdinfo/" + fd));
      var flags = info.replaceAll("(?s).*flags:\\s*(\\d+).*", "$1");
      return (Integer.parseInt(flags, 8) & Fds.O_NONBLOCK) != 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStandardDescriptorThatIsAFileSharesItsOffsetAndIsNeverRotated() throws IOException {
    var file = folder.resolve("out");
    int stdout = Fds.open(file.toString(), Fds.O_WRONLY | Fds.O_CREAT, 0600);
    var target = LogTarget.open("/proc/self/fd/" + stdout);
    assertFalse(target.file());
    put(target, "log ");
    Fds.write(stdout, "echo ".getBytes(StandardCharsets.UTF_8), 0, 5);
    put(target, "log");
    target.rotate(0);
    target.truncate();
    target.replace();
    target.close();
    Fds.close(stdout);
    assertEquals("log echo log", Files.readString(file));
  }

  @Test
  void aStandardDescriptorThatIsASocketCannotBeOpenedAndIsWrittenAllTheSame() throws IOException {
    var address = UnixDomainSocketAddress.of(folder.resolve("socket"));
    try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
      var before = sockets();
      try (var ours = SocketChannel.open(address)) {
        var opened = sockets();
        opened.removeAll(before);
        try (var theirs = listening.accept()) {
          ours.write(ByteBuffer.wrap(new byte[] {'x'}));
          var target = LogTarget.open("/dev/fd/" + opened.first());
          put(target, "hello");
          var bytes = ByteBuffer.allocate(100);
          while (bytes.position() < 6 && theirs.read(bytes) > 0) {}
          var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
          assertEquals("xhello", text);
          assertTrue(fill(target) > 0, "it does not wait for the reader");
          target.close();
        }
      }
    }
  }

  private static TreeSet<Integer> sockets() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.map(fd -> Integer.parseInt(fd.getFileName().toString()))
          .filter(LogTargetTest::socket)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean socket(int fd) {
    try {
      return Fds.stat(fd).socket();
    } catch (PosixException _) {
      return false;
    }
  }

  @Test
  void devNullTakesEverything() throws IOException {
    var target = LogTarget.open("/dev/null");
    put(target, "nothing");
    target.rotate(1);
    target.replace();
    target.follow();
    put(target, "again");
    target.close();
    assertTrue(Files.exists(Path.of("/dev/null")));
    assertFalse(Files.exists(Path.of("/dev/null.1")));
  }

  @Test
  void whatHasTheNameNowIsFollowed() throws IOException {
    var file = folder.resolve("log");
    var target = LogTarget.open(file.toString());
    put(target, "old");
    Files.move(file, folder.resolve("moved"));
    target.follow();
    put(target, "new");
    Files.delete(file);
    target.follow();
    put(target, "newest");
    target.close();
    assertEquals("old", Files.readString(folder.resolve("moved")));
    assertEquals("newest", Files.readString(file));
  }

  @Test
  void whatCannotBeOpenedAgainStaysInUse() throws IOException {
    var inner = Files.createDirectory(folder.resolve("inner"));
    var target = LogTarget.open(inner.resolve("log").toString());
    Files.move(inner, folder.resolve("moved"));
    var refused = assertThrows(PosixException.class, target::reopen);
    assertEquals(Errno.ENOENT, refused.errno());
    put(target, "still");
    target.close();
    assertEquals("still", Files.readString(folder.resolve("moved/log")));
  }
}
