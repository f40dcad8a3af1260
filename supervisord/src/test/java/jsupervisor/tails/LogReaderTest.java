package jsupervisor.tails;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jsupervisor.tails.LogReader.Read;
import jsupervisor.tails.LogReader.Tail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The byte arithmetic of spec xmlrpc, 4.4, over a log of ten bytes. */
class LogReaderTest {
  @TempDir Path folder;
  private String file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("log"), "0123456789").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0123456789",
    "3, 0, 3456789",
    "9, 0, 9",
    "10, 0, ''",
    "11, 0, ''",
    "0, 4, 0123",
    "3, 4, 3456",
    "8, 4, 89",
    "10, 4, ''",
    "2147483647, 2147483647, ''",
    "-1, 0, 9",
    "-4, 0, 6789",
    "-10, 0, 0123456789",
    "-99, 0, 0123456789",
    "-2147483648, 0, 0123456789",
    "-9223372036854775808, 0, 0123456789"
  })
  void aPartIsRead(long offset, long length, String text) {
    assertEquals(new Read.Text(text), LogReader.read(file, offset, length));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "-1, -1", "0, -1", "5, -2147483648"})
  void argumentsWithoutSenseAreRefused(long offset, long length) {
    assertEquals(new Read.Senseless(), LogReader.read(file, offset, length));
    assertEquals(new Read.Senseless(), LogReader.read(folder + "/none", offset, length));
  }

  /** As computed by Supervisor's own function for a file of ten bytes. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, '', true",
    "0, 4, 6789, true",
    "0, 10, 0123456789, false",
    "0, 20, 0123456789, false",
    "2, 4, 6789, true",
    "6, 4, 6789, false",
    "6, 3, 789, true",
    "8, 4, 6789, false",
    "9, 1, 9, false",
    "9, 0, '', true",
    "10, 0, '', false",
    "10, 4, '', false",
    "12, 4, '', false",
    "-5, 4, 6789, true"
  })
  void theEndIsReadByItsOwnRules(long offset, long length, String text, boolean overflow) {
    assertEquals(new Tail(text, 10, overflow), LogReader.tail(file, offset, length));
  }

  @Test
  void whatIsMissingIsSaid() {
    assertEquals(new Read.Missing(), LogReader.read(folder + "/none", 0, 0));
    assertEquals(new Tail("", 7, false), LogReader.tail(folder + "/none", 7, 3));
  }

  @Test
  void c25_fromWhatIsNoFileNothingIsReadAndNobodyWaits() throws Exception {
    var fifo = folder.resolve("fifo").toString();
    var made = new ProcessBuilder("mkfifo", fifo).start();
    assertEquals(true, made.waitFor(10, TimeUnit.SECONDS));
    assertEquals(new Read.Failed(), LogReader.read(fifo, 0, 0));
    assertEquals(new Tail("", 3, false), LogReader.tail(fifo, 3, 0));
    assertEquals(new Read.Failed(), LogReader.read(folder.toString(), 0, 0));
    assertEquals(new Read.Text(""), LogReader.read("/dev/null", 0, 0));
  }

  @Test
  void c27_bytesThatAreNoTextAreReplacedAlsoWhereACharacterIsCut() throws IOException {
    Files.write(Path.of(file), new byte[] {'a', (byte) 0xff, (byte) 0xc3, (byte) 0xa4, 'b'});
    assertEquals(new Read.Text("a\ufffd\u00e4b"), LogReader.read(file, 0, 0));
    assertEquals(new Read.Text("\ufffdb"), LogReader.read(file, -2, 0));
    assertEquals(new Read.Text("a\ufffd\ufffd"), LogReader.read(file, 0, 3));
    assertEquals(new Tail("\ufffdb", 5, true), LogReader.tail(file, 0, 2));
  }

  @Test
  void anAnswerIsBounded() throws IOException {
    try (var out = new java.io.RandomAccessFile(file, "rw")) {
      out.setLength(LogReader.MOST + 100L);
      out.seek(LogReader.MOST + 99L);
      out.write('z');
    }
    assertEquals(LogReader.MOST, text(LogReader.read(file, 0, 0)).length());
    assertEquals(
        'z', text(LogReader.read(file, -(LogReader.MOST + 50L), 0)).charAt(LogReader.MOST - 1));
    assertEquals(LogReader.MOST, LogReader.tail(file, 0, LogReader.MOST + 100L).text().length());
  }

  private static String text(Read read) {
    return switch (read) {
      case Read.Text(String text) -> text;
      case Read.Missing(), Read.Senseless(), Read.Failed() -> throw new AssertionError(read);
    };
  }
}
