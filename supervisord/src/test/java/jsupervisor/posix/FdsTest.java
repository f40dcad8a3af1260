package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Descriptors of the real kernel. */
class FdsTest {
  private static final byte[] HELLO = {'h', 'e', 'l', 'l', 'o'};

  @TempDir Path folder;
  private final Pipe pipe = Fds.pipe();

  @AfterEach
  void close() {
    Fds.close(pipe.read());
    Fds.close(pipe.write());
  }

  private String file() {
    return folder.resolve("file").toString();
  }

  @Test
  void whatGoesIntoAPipeComesOut() {
    assertEquals(3, Fds.write(pipe.write(), HELLO, 1, 3));
    assertEquals(3, Fds.available(pipe.read()));
    var bytes = new byte[10];
    assertEquals(3, Fds.read(pipe.read(), bytes));
    assertArrayEquals(new byte[] {'e', 'l', 'l', 0, 0, 0, 0, 0, 0, 0}, bytes);
  }

  @Test
  void errorsAreNegativeNumbersOrSayWhatFailed() {
    Fds.nonBlocking(pipe.read());
    assertEquals(-Errno.EAGAIN.number(), Fds.read(pipe.read(), new byte[1]));
    int old = Fds.duplicate(pipe.read());
    Fds.close(old);
    assertEquals(-Errno.EBADF.number(), Fds.read(old, new byte[1]));
    var refused = assertThrows(PosixException.class, () -> Fds.open(folder + "/no/file", 0, 0));
    assertEquals(Errno.ENOENT, refused.errno());
    assertEquals("open " + folder + "/no/file", refused.op());
    assertThrows(PosixException.class, () -> Fds.stat(old));
    assertThrows(PosixException.class, () -> Fds.duplicate(old));
  }

  @Test
  void descriptorsCloseThemselvesAtExec() throws IOException {
    int file = Fds.open(file(), Fds.O_WRONLY | Fds.O_CREAT, 0600);
    int twin = Fds.duplicate(file);
    for (int fd : new int[] {pipe.read(), pipe.write(), file, twin}) {
      var info = Files.readString(Path.of("/proc/self/fdinfo/" + fd));
      assertTrue(info.matches("(?s).*flags:\\s*0?2\\d{6}\\n.*"), info);
    }
    Fds.close(file);
    Fds.close(twin);
  }

  @Test
  void writeAtLeavesHolesAndTruncateCuts() throws IOException {
    int fd = Fds.open(file(), Fds.O_RDWR | Fds.O_CREAT, 0640);
    assertEquals(5, Fds.writeAt(fd, HELLO, 0, 5, 3));
    assertEquals(8, Fds.size(fd));
    Fds.truncate(fd, 5);
    assertArrayEquals(new byte[] {0, 0, 0, 'h', 'e'}, Files.readAllBytes(Path.of(file())));
    Fds.close(fd);
  }

  @Test
  void spliceMovesIntoAFileAtAnOffset() throws IOException {
    int fd = Fds.open(file(), Fds.O_WRONLY | Fds.O_CREAT, 0600);
    Fds.write(pipe.write(), HELLO, 0, 5);
    assertEquals(2, Fds.splice(pipe.read(), fd, 0, 2));
    assertEquals(3, Fds.splice(pipe.read(), fd, 2, 100));
    assertEquals(-Errno.EAGAIN.number(), Fds.splice(pipe.read(), fd, 5, 100));
    assertEquals("hello", Files.readString(Path.of(file())));
    Fds.close(fd);
  }

  @Test
  void whetherAPipeTakesBytesIsSeenWithoutWriting() {
    assertTrue(Fds.writable(pipe.write(), 0));
    Fds.nonBlocking(pipe.write());
    while (Fds.write(pipe.write(), new byte[4096], 0, 4096) > 0) {}
    assertFalse(Fds.writable(pipe.write(), 0));
    assertFalse(Fds.writable(pipe.write(), 1));
    Fds.read(pipe.read(), new byte[8192]);
    assertTrue(Fds.writable(pipe.write(), 10_000));
  }

  @Test
  void filesAreToldApart() throws IOException {
    int fd = Fds.open(file(), Fds.O_WRONLY | Fds.O_CREAT, 0600);
    var link = Files.createSymbolicLink(folder.resolve("link"), Path.of(file()));
    assertTrue(Fds.stat(fd).regular());
    assertTrue(Fds.stat(fd).same(Fds.stat(link.toString())));
    assertFalse(Fds.stat(fd).same(Fds.stat(folder.toString())));
    assertTrue(Fds.stat(folder.toString()).directory());
    assertTrue(Fds.stat(pipe.read()).fifo());
    assertFalse(Fds.stat("/dev/null").regular());
    assertFalse(Fds.executable(file()));
    assertTrue(Fds.executable("/bin/sh"));
    Fds.close(fd);
  }
}
