package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own links; {@code CveFilesIT} has those of others. */
class LinksTest {
  private static final int CREATE = Fds.O_CREAT | Fds.O_WRONLY;

  @TempDir Path folder;

  private Path link(String name, String to) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), Path.of(to));
  }

  private void write(String name) {
    int fd = Links.open(folder.resolve(name).toString(), CREATE, 0600);
    try {
      assertEquals(2, Fds.write(fd, new byte[] {'o', 'k'}, 0, 2));
    } finally {
      Fds.close(fd);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"real/file", "direct", "to/file", "chain", "to/../to/./up/real/file", "absolute"})
  void ownLinksAreFollowed(String name) throws IOException {
    Files.createDirectory(folder.resolve("real"));
    link("direct", "real/file");
    link("to", "real");
    link("chain", "to/link");
    Files.createSymbolicLink(folder.resolve("real/link"), Path.of("../absolute"));
    Files.createSymbolicLink(folder.resolve("real/up"), Path.of(".."));
    link("absolute", folder.resolve("real/file").toString());
    write(name);
    assertEquals("ok", Files.readString(folder.resolve("real/file")));
  }

  @Test
  void whatIsNotThereAndWhatNeverEndsIsAnError() throws IOException {
    link("round", "round");
    link("nowhere", "no/such/folder");
    var round = assertThrows(PosixException.class, () -> write("round"));
    assertEquals(Errno.ELOOP, round.errno());
    var nowhere = assertThrows(PosixException.class, () -> write("nowhere"));
    assertEquals(Errno.ENOENT, nowhere.errno());
    assertEquals(
        Errno.ENOENT,
        assertThrows(PosixException.class, () -> Links.open("/no/such/file", 0, 0)).errno());
  }

  @Test
  void devicesAndOwnDescriptorsAreOpened() throws IOException {
    link("null", "/dev/null");
    write("null");
    var file = Files.writeString(folder.resolve("file"), "");
    int fd = Fds.open(file.toString(), Fds.O_WRONLY, 0);
    link("descriptor", "/proc/self/fd/" + fd);
    write("descriptor");
    Fds.close(fd);
    assertEquals("ok", Files.readString(file));
  }

  @Test
  void aSocketsOwnerAndModeAreNotGivenToAnotherFile() throws IOException {
    var victim = Files.writeString(folder.resolve("victim"), "x");
    var before = Files.getPosixFilePermissions(victim);
    for (var path : new String[] {link("s", "victim").toString(), victim.toString()}) {
      var refused =
          assertThrows(PosixException.class, () -> SocketFile.own(path, 0777, -1, -1, ""));
      assertEquals(Errno.ENOTSOCK, refused.errno());
    }
    assertEquals(before, Files.getPosixFilePermissions(victim));
    assertFalse(before.isEmpty());
    assertTrue(Files.isRegularFile(victim));
  }

  /** A daemon of root makes files of its own where somebody else puts links. */
  @Test
  void aLinkThatComesAndGoesIsNotTakenForOurs() throws Exception {
    if (Users.current() != 0) return; // only root can make links of others
    var victim = Files.writeString(Files.createDirectory(folder.resolve("ours")).resolve("v"), "x");
    var theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setAttribute(theirs, "unix:uid", 65_534);
    var name = theirs.resolve("log");
    var ended = new AtomicBoolean();
    var swaps = Thread.ofPlatform().start(() -> swap(theirs, name, victim, ended));
    int opened = 0;
    try {
      for (int i = 0; i < 20_000; i++) {
        int fd = openOrRefused(name);
        if (fd < 0) continue;
        opened++;
        long size = Fds.stat(fd).size();
        Fds.close(fd);
        assertEquals(0, size, "at attempt " + i + " it is the file that the other's link names");
      }
    } finally {
      ended.set(true);
      swaps.join();
    }
    assertTrue(opened > 0, "it was a file at times");
  }

  private static int openOrRefused(Path name) {
    try {
      return Links.open(name.toString(), Fds.O_RDONLY, 0);
    } catch (PosixException _) {
      return -1;
    }
  }

  private static void swap(Path theirs, Path name, Path victim, AtomicBoolean ended) {
    try {
      while (!ended.get()) {
        var link = Files.createSymbolicLink(theirs.resolve("made"), victim);
        Files.setAttribute(link, "unix:uid", 65_534, LinkOption.NOFOLLOW_LINKS);
        Files.move(link, name, StandardCopyOption.ATOMIC_MOVE);
        var file = Files.createFile(theirs.resolve("made"));
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
