package jsupervisor.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
  @TempDir Path folder;

  private interface Deed {
    void run() throws IOException;
  }

  private static String said(Deed deed) {
    try {
      deed.run();
    } catch (IOException e) {
      return Reason.of(e);
    }
    throw new AssertionError("nothing has gone wrong");
  }

  @Test
  void whatTheDiskSaysIsSaidWithoutNamesOfClasses() throws IOException {
    var none = folder.resolve("none");
    assertEquals(
        none + "/x: no such file or directory", said(() -> Files.createFile(none.resolve("x"))));
    assertEquals(folder + ": it is there already", said(() -> Files.createDirectory(folder)));
    var file = Files.createFile(folder.resolve("file"));
    assertEquals(file + ": it is no directory", said(() -> Files.newDirectoryStream(file).close()));
    assertEquals(
        file + "/x: Not a directory", said(() -> Files.createDirectory(file.resolve("x"))));
    assertEquals("/x: permission denied", Reason.of(new AccessDeniedException("/x")));
    assertEquals(
        "/x: No space left on device",
        Reason.of(new FileSystemException("/x", null, "No space left on device")));
    assertEquals("others may write there", Reason.of(new IOException("others may write there")));
    assertEquals("EOFException", Reason.of(new EOFException()));
  }

  @Test
  void anErrorOfOursKeepsItsKind() {
    assertEquals("java.lang.IllegalStateException: x", Reason.of(new IllegalStateException("x")));
  }
}
