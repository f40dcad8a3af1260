package jsupervisor.tails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("log");
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As a log is rotated: the backups move up, and a new file has the name. */
  private void rotate(int backups) throws IOException {
    for (int i = backups - 1; i >= 1; i--)
      if (Files.exists(folder.resolve("log." + i)))
        Files.move(
            folder.resolve("log." + i),
            folder.resolve("log." + (i + 1)),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.move(file, folder.resolve("log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.createFile(file);
  }

  private static String all(Follower follower) throws IOException {
    var text = new StringBuilder();
    for (var bytes = follower.more(); bytes.length > 0; bytes = follower.more())
      text.append(new String(bytes, StandardCharsets.UTF_8));
    return text.toString();
  }

  @Test
  void itBeginsWithTheLast1024Bytes() throws IOException {
    append("x" + "y".repeat(1023) + "z");
    try (var follower = Follower.at(file.toString())) {
      assertEquals("y".repeat(1023) + "z", all(follower));
      append("more");
      assertEquals("more", all(follower));
      assertEquals("", all(follower));
    }
  }

  @Test
  void c24_atARotationTheRestOfTheOldFileComesFirst() throws IOException {
    append("old ");
    try (var follower = Follower.at(file.toString())) {
      assertEquals("old ", all(follower));
      append("unread ");
      rotate(2);
      append("new");
      assertEquals("unread new", all(follower));
    }
  }

  @Test
  void c24_aFileThatWasRotatedAwayMeanwhileIsNotSkipped() throws IOException {
    append("0 ");
    try (var follower = Follower.at(file.toString())) {
      assertEquals("0 ", all(follower));
      for (int i = 1; i <= 4; i++) {
        append(i + " ");
        rotate(9);
      }
      append("5");
      assertEquals("1 2 3 4 5", all(follower));
    }
  }

  @Test
  void c24_whenTheOldFileIsGoneItGoesOnWithTheNewOne() throws IOException {
    append("0 ");
    try (var follower = Follower.at(file.toString())) {
      for (int i = 1; i <= 4; i++) {
        append(i + " ");
        rotate(1);
      }
      append("5");
      assertEquals("0 1 5", all(follower));
    }
  }

  @Test
  void c24_aTruncationIsSaidAndItGoesOnFromTheBeginning() throws IOException {
    append("long text");
    try (var follower = Follower.at(file.toString())) {
      assertEquals("long text", all(follower));
      FileChannel.open(file, StandardOpenOption.WRITE).truncate(0).close();
      append("new");
      assertEquals("==> File truncated <==\nnew", all(follower));
    }
  }

  @Test
  void anUnlinkedFileIsFollowedUntilThereIsANewOne() throws IOException {
    append("a");
    try (var follower = Follower.at(file.toString());
        var writer = FileChannel.open(file, StandardOpenOption.APPEND)) {
      assertEquals("a", all(follower));
      Files.delete(file);
      writer.write(java.nio.ByteBuffer.wrap(new byte[] {'b'}));
      assertEquals("b", all(follower));
      writer.write(java.nio.ByteBuffer.wrap(new byte[] {'c'}));
      append("d");
      assertEquals("cd", all(follower));
    }
  }

  @Test
  void whatIsNoFileIsNotFollowed() {
    assertThrows(IOException.class, () -> Follower.at(folder.resolve("none").toString()));
    assertThrows(IOException.class, () -> Follower.at(folder.toString()));
    assertThrows(IOException.class, () -> Follower.at("/dev/null"));
  }
}
