package jsupervisor.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import jsupervisor.Await;
import jsupervisor.posix.DatagramPeer;
import jsupervisor.posix.Fds;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main log in real files. */
class MainLogTest {
  private static final String STAMP = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ";

  @TempDir Path folder;

  private MainLog log(long maxbytes, int backups, LogLevel level) throws IOException {
    var file = Optional.of(folder.resolve("log"));
    return MainLog.open(new MainLog.Settings(file, false, maxbytes, backups, level, false));
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name)).replaceAll("(?m)^" + STAMP, "");
  }

  @Test
  void aLineHasTimeAndLevelAndATextOfManyLinesOnlyAtItsFirst() throws IOException {
    try (var log = log(0, 0, LogLevel.BLATHER)) {
      for (var level : LogLevel.values()) log.log(level, "x");
      log.log(LogLevel.INFO, "one\ntwo");
    }
    var text = Files.readString(folder.resolve("log"));
    assertTrue(Pattern.compile("(?m)^" + STAMP + "CRIT x$").matcher(text).find(), text);
    assertEquals(
        "CRIT x\nERRO x\nWARN x\nINFO x\nDEBG x\nTRAC x\nBLAT x\nINFO one\ntwo\n", text("log"));
  }

  @Test
  void linesBelowTheLevelAreNotWritten() throws IOException {
    try (var log = log(0, 0, LogLevel.WARN)) {
      assertFalse(log.passes(LogLevel.INFO));
      assertTrue(log.passes(LogLevel.WARN));
      log.log(LogLevel.INFO, "quiet");
      log.log(LogLevel.WARN, "loud");
    }
    assertEquals("WARN loud\n", text("log"));
  }

  /** A line of "x" is 24 + 5 + 2 = 31 bytes. */
  @Test
  void itRotatesAfterTheLineThatReachesTheLimit() throws IOException {
    try (var log = log(62, 2, LogLevel.INFO)) {
      for (var line : List.of("1", "2", "3", "4", "5", "6", "7")) log.log(LogLevel.INFO, line);
    }
    assertEquals("INFO 7\n", text("log"));
    assertEquals("INFO 5\nINFO 6\n", text("log.1"));
    assertEquals("INFO 3\nINFO 4\n", text("log.2"));
    assertFalse(Files.exists(folder.resolve("log.3")));
  }

  @Test
  void withoutBackupsItIsEmptiedAtTheLimit() throws IOException {
    try (var log = log(62, 0, LogLevel.INFO)) {
      for (var line : List.of("1", "2", "3")) log.log(LogLevel.INFO, line);
    }
    assertEquals("INFO 3\n", text("log"));
    assertFalse(Files.exists(folder.resolve("log.1")));
  }

  @Test
  void whatCannotBeRotatedIsWrittenOnAndSaid() throws IOException {
    Files.createDirectories(folder.resolve("log.1/full"));
    try (var log = log(31, 1, LogLevel.INFO)) {
      log.log(LogLevel.INFO, "1");
      log.flush();
      log.log(LogLevel.INFO, "2");
    }
    assertTrue(text("log").startsWith("INFO 1\n"), text("log"));
    assertTrue(text("log").contains("WARN cannot rotate " + folder.resolve("log")), text("log"));
    assertTrue(text("log").contains("INFO 2\n"), text("log"));
  }

  @Test
  void itIsOpenedAgainByItsNameAndClearedByRemoval() throws IOException {
    try (var log = log(0, 0, LogLevel.INFO)) {
      log.log(LogLevel.INFO, "1");
      log.flush();
      Files.move(folder.resolve("log"), folder.resolve("moved"));
      log.log(LogLevel.INFO, "2");
      log.reopen();
      log.log(LogLevel.INFO, "3");
      log.flush();
      assertEquals("INFO 3\n", text("log"));
      log.clear();
      log.log(LogLevel.INFO, "4");
    }
    assertEquals("INFO 1\nINFO 2\n", text("moved"));
    assertEquals("INFO 4\n", text("log"));
  }

  @Test
  void whatNobodyReadsIsDroppedCountedAndSaidAndDebugGoesFirst() throws Exception {
    var fifo = folder.resolve("log");
    var made = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assertTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
    int lines = 60_000;
    try (var log = log(0, 0, LogLevel.DEBUG)) {
      for (int i = 0; i < lines; i++) log.log(LogLevel.DEBUG, "minor");
      log.log(LogLevel.CRITICAL, "important");
      int reader = Fds.open(fifo.toString(), Fds.O_RDONLY | Fds.O_NONBLOCK, 0);
      var seen = new StringBuilder();
      Await.until(
          () -> "everything is accounted for in " + seen.length(),
          () -> {
            read(reader, seen);
            log.log(LogLevel.ERROR, "end");
            return seen.indexOf("important") >= 0 && seen.indexOf("lines of this log") >= 0;
          });
      Fds.close(reader);
    }
  }

  private static void read(int reader, StringBuilder seen) {
    var bytes = new byte[65536];
    for (int n = Fds.read(reader, bytes); n > 0; n = Fds.read(reader, bytes))
      seen.append(new String(bytes, 0, n, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void toSyslogEachLineOfATextIsARecordWithTimeAndLevel() throws IOException {
    var socket = folder.resolve("socket");
    var settings = new MainLog.Settings(Optional.empty(), true, 0, 0, LogLevel.INFO, false);
    try (var peer = new DatagramPeer(socket)) {
      try (var log = MainLog.open(settings, socket.toString())) {
        log.log(LogLevel.INFO, "one\ntwo");
      }
      var head = "<14>\\w{3} [ \\d]\\d [\\d:]{8} supervisord: " + STAMP;
      assertEquals(
          List.of("INFO one\n", "INFO two\n"),
          peer.all().stream().map(record -> record.replaceFirst("^" + head, "")).toList());
    }
  }

  @Test
  void lossesOnTheWayToSyslogAreSaidInTheFile() throws IOException {
    var settings =
        new MainLog.Settings(Optional.of(folder.resolve("log")), false, 0, 0, LogLevel.INFO, false);
    try (var log = MainLog.open(settings, folder.resolve("nobody").toString())) {
      log.syslog().send("cat ", new byte[] {'x'}, 1, "");
    }
    assertEquals(
        "WARN cannot send to syslog at %s: No such file or directory; records are dropped meanwhile\nWARN 1 records for syslog were lost\n"
            .formatted(folder.resolve("nobody")),
        text("log"));
  }
}
