package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jsupervisor.crashes.ErrorLines.Block;
import jsupervisor.output.Marks.Place;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogErrorsTest {
  private static final ProcessName A = new ProcessName("a", "a");

  @TempDir Path folder;

  private final Set<ProcessName> gone = new HashSet<>();
  private final LogErrors errors =
      new LogErrors(new ErrorLines(Pattern.compile("ERROR")), name -> !gone.contains(name));
  private Path log;

  @BeforeEach
  void begin() throws IOException {
    log = Files.writeString(folder.resolve("log"), "ERROR before\n");
    begins(7, Files.size(log));
  }

  private void begins(int pid, long offset) {
    errors.begins(new Place(A, pid, Channel.STDERR, log.toString(), offset));
  }

  private void write(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }

  private List<List<String>> look() {
    return errors.look().stream().map(LogErrors.Found::lines).toList();
  }

  private static List<Block> blocks(String text) {
    return new ErrorLines(Pattern.compile("ERROR")).find(text.lines().toList());
  }

  @Test
  void aStackTraceBelongsToItsLine() {
    assertEquals(
        List.of(new Block(1, 5), new Block(6, 7)),
        blocks("INFO\nERROR a\njava.lang.X: b\n\tat c.D(E:1)\nCaused by: f\nINFO\nERROR g\nINFO"));
    assertEquals(
        List.of(new Block(0, 5)),
        blocks(
            "ERROR a\nTraceback (most recent call last):\n  File \"b\", line 1, in c\n    d()\n"
                + "ValueError: e\nINFO"));
    assertEquals(List.of(new Block(0, 1), new Block(1, 2)), blocks("ERROR a\nERROR b\nx\ny"));
    assertEquals(List.of(new Block(0, 101)), blocks("ERROR\n" + "\tat a\n".repeat(5000)));
  }

  @Test
  @Timeout(60)
  void anExpressionWithoutEndFindsNothing() {
    var evil = new ErrorLines(Pattern.compile("(a*)*b|(x+x+)+y"));
    var line = "a".repeat(400) + "x".repeat(90);
    assertEquals(List.of(), evil.find(List.of(line, line)));
  }

  @Test
  void onlyWhatIsWrittenFromNowOnIsLookedAtAndOnce() throws IOException {
    assertEquals(List.of(), look());
    write("x\nERROR 1\ny\nERROR 2\nz\nERROR half");
    assertEquals(List.of(List.of("ERROR 1"), List.of("ERROR 2")), look());
    assertEquals(List.of(), look());
    write(" whole\nz\n");
    assertEquals(List.of(List.of("ERROR half whole")), look());
  }

  @Test
  void aTraceThatIsStillWrittenIsWaitedForOnce() throws IOException {
    write("ERROR 1\n\tat a.B\n");
    assertEquals(List.of(), look());
    write("\tat a.C\nend\n");
    assertEquals(List.of(List.of("ERROR 1", "\tat a.B", "\tat a.C")), look());
    write("ERROR 2\n");
    assertEquals(List.of(), look());
    assertEquals(List.of(List.of("ERROR 2")), look());
    assertEquals(List.of(), look());
  }

  @Test
  void theNextChildGoesOnWhereTheLastOneStopped() throws IOException {
    write("ERROR 1\nx\n");
    begins(8, Files.size(log));
    write("ERROR 2\nx\n");
    assertEquals(List.of(List.of("ERROR 1"), List.of("ERROR 2")), look());
  }

  @Test
  void aLogThatIsRotatedEmptiedOrGoneIsFollowedByItsName() throws IOException {
    write("ERROR 1\nx\n");
    assertEquals(1, look().size());
    Files.move(log, folder.resolve("log.1"));
    Files.writeString(log, "ERROR 2, which is long\nx\n");
    assertEquals(List.of(List.of("ERROR 2, which is long")), look());
    Files.writeString(log, "ERROR 3\nx\n");
    assertEquals(List.of(List.of("ERROR 3")), look());
    Files.delete(log);
    assertEquals(List.of(), look());
    Files.writeString(log, "ERROR 4\nx\n");
    assertEquals(List.of(List.of("ERROR 4")), look());
  }

  @Test
  void aLogThatManyWriteToIsReadOnceForTheOneThatBeganLast() throws IOException {
    var b = new ProcessName("b", "b");
    errors.begins(new Place(b, 8, Channel.STDOUT, log.toString(), 0));
    write("ERROR 1\nx\n");
    var found = errors.look();
    assertEquals(List.of(new LogErrors.Found(b, 8, Channel.STDOUT, List.of("ERROR 1"))), found);
    gone.add(b);
    look();
    write("ERROR 2\nx\n");
    assertEquals(
        List.of(new LogErrors.Found(A, 7, Channel.STDERR, List.of("ERROR 2"))), errors.look());
  }

  @Test
  void theLogOfARemovedProcessOrOfItsLastConfigurationIsNotFollowed() throws IOException {
    gone.add(A); // it has just been added
    assertEquals(List.of(), look());
    gone.clear();
    assertEquals(List.of(), look());
    write("ERROR 1\nx\n");
    gone.add(A);
    assertEquals(List.of(List.of("ERROR 1")), look());
    write("ERROR 2\nx\n");
    assertEquals(List.of(), look());
    gone.clear();
    begins(8, Files.size(log));
    var other = Files.writeString(folder.resolve("other"), "ERROR 3\nx\n");
    errors.begins(new Place(A, 9, Channel.STDERR, other.toString(), 0));
    write("ERROR 4\nx\n");
    assertEquals(List.of(List.of("ERROR 3")), look());
  }

  @Test
  void secretsAreNotKept() throws IOException {
    write("ERROR with password=hunter2 from a\nx\n");
    assertEquals(List.of(List.of("ERROR with password=*** from a")), look());
  }

  @Test
  void whatComesTooFastIsPassedOverAndCounted() throws IOException {
    write("ERROR lost\n" + "x".repeat(Followed.FAR_BEHIND) + "\nx\nERROR found\nx\n");
    assertEquals(List.of(List.of("ERROR found")), look());
    assertTrue(errors.skipped() > 900_000, "skipped: " + errors.skipped());
    write("y".repeat(3 * Followed.PIECE));
    for (int i = 0; i < 4; i++) assertEquals(List.of(), look());
    write("\nERROR after a long line\nx\n");
    assertEquals(List.of(List.of("ERROR after a long line")), look());
  }

  @Test
  void controlsAreReplaced() throws IOException {
    write("ERROR \u001b[31m<b>\u202e\r\nx\n");
    assertEquals(List.of(List.of("ERROR \ufffd[31m<b>\ufffd")), look());
  }

  @Test
  void manyLogsAreLookedAtInTurn() throws IOException {
    for (int i = 0; i < 500; i++) {
      var file = Files.writeString(folder.resolve("log" + i), "ERROR\nx\n");
      errors.begins(
          new Place(new ProcessName("g", "p" + i), 1, Channel.STDOUT, file.toString(), 0));
    }
    assertTrue(look().size() <= 200);
    look();
    look();
    for (int i = 0; i < 500; i++)
      Files.writeString(folder.resolve("log" + i), "ERROR\nx\n", StandardOpenOption.APPEND);
    assertEquals(500, look().size() + look().size() + look().size());
  }
}
