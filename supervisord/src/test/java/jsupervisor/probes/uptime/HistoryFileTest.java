package jsupervisor.probes.uptime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final long HOUR = 3_600_000;
  private static final long T = 490_000 * HOUR;
  private static final ProcessName A = new ProcessName("web", "a");

  @TempDir Path folder;

  private HistoryFile file() {
    return HistoryFile.in(folder.resolve("health"));
  }

  private Path path() {
    return folder.resolve("health/all.uptime");
  }

  private static History history(Hours hours, long seen) {
    return new History(hours, seen, 7, true, "HEALTHY", 8, true);
  }

  private static boolean same(History one, History other) {
    for (long back = 0; back < Hours.KEPT; back++)
      if (one.hours().in(one.hours().last() - back)
          != other.hours().in(other.hours().last() - back)) return false;
    return one.hours().first() == other.hours().first()
        && one.hours().last() == other.hours().last();
  }

  @Test
  void nothingIsThereAtFirst() throws IOException {
    assertEquals(Map.of(), file().read());
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("health"))));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    var random = new Random(1);
    file().read();
    for (int i = 0; i < 50; i++) {
      var hours = new Hours(T + random.nextLong(HOUR * 100));
      for (int j = random.nextInt(30); j > 0; j--) {
        long from = hours.first() + random.nextLong(900 * HOUR);
        hours.up(from, from + random.nextLong(20 * HOUR));
      }
      var before = history(hours, T);
      file().write(Map.of(A, before));
      var after = file().read().get(A);
      assertTrue(same(before, after), "round " + i);
      assertEquals(history(after.hours(), T), after);
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path())));
  }

  @Test
  void whatIsAlwaysUpIsSmall() throws IOException {
    var hours = new Hours(T);
    hours.up(T, T + 1000 * HOUR);
    file().read();
    file().write(Map.of(A, history(hours, T)));
    assertTrue(Files.size(path()) < 200, "bytes: " + Files.size(path()));
  }

  @Test
  void whatIsDamagedIsSetAside() throws IOException {
    file().read();
    file().write(Map.of(A, history(new Hours(T), T)));
    var bytes = Files.readAllBytes(path());
    bytes[bytes.length / 2] ^= 1;
    Files.write(path(), bytes);
    assertThrows(HistoryFile.Damaged.class, () -> file().read());
    assertTrue(Files.exists(folder.resolve("health/all.uptime.damaged")));
    assertEquals(Map.of(), file().read());
  }

  @Test
  void aFolderOthersMayWriteToIsNotUsed() throws IOException {
    file().read();
    Files.setPosixFilePermissions(
        folder.resolve("health"), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(IOException.class, () -> file().read());
  }

  @Test
  void whoeverWasGoneForAMonthIsForgottenAndTheLastOnesAreKept() {
    var all = new HashMap<ProcessName, History>();
    for (int i = 0; i < 3000; i++)
      all.put(new ProcessName("g", "p" + i), history(new Hours(T), T + i));
    all.put(A, history(new Hours(T), T - 721 * HOUR));
    var kept = HistoryFile.worth(all, T);
    assertEquals(HistoryFile.MOST_PROCESSES, kept.size());
    assertTrue(kept.containsKey(new ProcessName("g", "p2999")));
    assertEquals(Map.of(), HistoryFile.worth(Map.of(A, history(new Hours(T), T - 721 * HOUR)), T));
  }
}
