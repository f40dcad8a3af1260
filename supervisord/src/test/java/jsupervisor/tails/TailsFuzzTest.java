package jsupervisor.tails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Target for Jazzer: offsets and lengths that callers may ask for. As with {@code ConfigFuzzTest},
 * the build tries the kept inputs only.
 */
class TailsFuzzTest {
  private static final String LOG = "0123456789".repeat(20);
  private static final Path FILE = file();

  private static Path file() {
    try {
      var file = Files.writeString(Files.createTempFile("tails-fuzz", ".log"), LOG);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(FuzzedDataProvider data) {
    return data.consumeBoolean() ? data.consumeInt(-300, 300) : data.consumeLong();
  }

  /** A part of the log, or a refusal. */
  @FuzzTest(maxDuration = "60s")
  void any(FuzzedDataProvider data) {
    long offset = number(data);
    long length = number(data);
    var tail = LogReader.tail(FILE.toString(), offset, length);
    assertTrue(LOG.contains(tail.text()), tail.text());
    assertEquals(LOG.length(), tail.offset());
    switch (LogReader.read(FILE.toString(), offset, length)) {
      case LogReader.Read.Text(var text) -> part(offset, length, text);
      case LogReader.Read.Senseless() -> assertTrue(offset < 0 ? length != 0 : length < 0);
      case LogReader.Read.Missing(), LogReader.Read.Failed() -> throw new AssertionError(FILE);
    }
    var folder = LogReader.read(FILE.getParent().toString(), 0, 0);
    assertTrue(folder instanceof LogReader.Read.Failed);
  }

  private static void part(long offset, long length, String text) {
    int size = LOG.length();
    long from = offset < 0 ? Math.max(0, size + Math.max(offset, -size)) : Math.min(offset, size);
    long most = offset < 0 || length == 0 ? size : length;
    var bytes = LOG.getBytes(StandardCharsets.US_ASCII);
    int count = (int) Math.min(most, size - from);
    assertEquals(new String(bytes, (int) from, count, StandardCharsets.US_ASCII), text);
  }
}
