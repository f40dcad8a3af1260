package jsupervisor.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import jsupervisor.Await;
import jsupervisor.posix.DatagramPeer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real datagram socket. */
class SyslogTest {
  private static final String HEAD = "<14>\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d supervisord: ";

  @TempDir Path folder;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Path socket;

  @BeforeEach
  void name() {
    socket = folder.resolve("log");
  }

  private Syslog syslog() {
    return new Syslog(socket.toString(), "/opt/bin/supervisord", complaints::add);
  }

  private static void send(Syslog syslog, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    syslog.send("cat ", bytes, bytes.length, "");
  }

  private static List<String> read(DatagramPeer peer, int count) {
    var all = new ArrayList<String>();
    Await.until(
        () -> count + " records: " + all,
        () -> {
          all.addAll(peer.all());
          return all.size() >= count;
        });
    return all;
  }

  @Test
  void eachLineIsARecordAsTheCLibraryWritesItAndNoByteIsChanged() throws IOException {
    try (var peer = new DatagramPeer(socket);
        var syslog = syslog()) {
      send(syslog, "one\n\n  two \u00ff\u001b[m\n\n\n");
      send(syslog, "\n");
      var records = read(peer, 4);
      for (var record : records)
        assertTrue(Pattern.compile("^" + HEAD + "cat ").matcher(record).find(), record);
      assertEquals(
          List.of("one", "", "  two \u00ff\u001b[m", ""),
          records.stream().map(record -> record.replaceFirst("^" + HEAD + "cat ", "")).toList());
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void aDayOfOneDigitIsPaddedWithABlank() {
    var records = new SyslogRecords("x");
    long noon = 43_200_000L;
    long day = 86_400_000L;
    var texts = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      var record = records.of(noon + i * day, "", new byte[0], 0, "").getFirst();
      texts.add(new String(record, StandardCharsets.US_ASCII));
    }
    assertTrue(texts.get(1).matches("<14>Jan  [123] \\d\\d:\\d\\d:00 x: "), texts.get(1));
    assertTrue(texts.get(10).matches("<14>Jan 1[012] \\d\\d:\\d\\d:00 x: "), texts.get(10));
  }

  @Test
  void withoutALogDaemonRecordsAreCountedAndItIsFoundWhenItComes() throws IOException {
    try (var syslog = syslog()) {
      send(syslog, "lost 1\nlost 2");
      Await.until(() -> "the loss is said " + complaints, () -> !complaints.isEmpty());
      assertTrue(complaints.getFirst().contains("No such file or directory"), complaints::toString);
      try (var peer = new DatagramPeer(socket)) {
        var seen = new ArrayList<String>();
        Await.until(
            () -> "it is found " + complaints + seen,
            () -> {
              send(syslog, "here");
              seen.addAll(peer.all());
              return complaints.size() == 2 && !seen.isEmpty();
            });
        assertEquals("syslog takes records again; 2 were lost", complaints.getLast());
      }
      send(syslog, "lost 3");
      Await.until(() -> "the next loss is said " + complaints, () -> complaints.size() == 3);
      try (var again = new DatagramPeer(socket)) {
        send(syslog, "back");
        assertTrue(read(again, 1).getFirst().endsWith("cat back"));
      }
    }
  }

  @Test
  void aLogDaemonThatReadsNothingHoldsUpNobodyAndEveryRecordIsAccountedFor() throws IOException {
    int sent = 60_000;
    var got = new ArrayList<String>();
    try (var peer = new DatagramPeer(socket)) {
      try (var syslog = syslog()) {
        for (int i = 0; i < sent; i++) send(syslog, "number " + i);
        Await.until(() -> "the loss is said " + complaints, () -> !complaints.isEmpty());
        assertTrue(complaints.getFirst().contains("too slowly"), complaints::toString);
        Await.until(
            () -> "the number is said " + complaints,
            () -> {
              got.addAll(peer.all());
              return complaints.size() == 2;
            });
        Await.until(
            () -> "all that is not lost has come: " + got.size() + complaints,
            () -> {
              got.addAll(peer.all());
              return got.size() + lost() == sent;
            });
      }
    }
    assertTrue(got.getFirst().endsWith("number 0"), got.getFirst());
  }

  private int lost() {
    return Integer.parseInt(complaints.get(1).replaceAll("\\D", ""));
  }

  @Test
  void whatWaitsAtTheEndIsSentFirst() throws IOException {
    try (var peer = new DatagramPeer(socket)) {
      try (var syslog = syslog()) {
        send(syslog, "last words");
      }
      assertTrue(peer.next().orElseThrow().endsWith("last words"));
    }
  }

  @Test
  void whatCannotBeSentAtTheEndIsCounted() throws IOException {
    try (var peer = new DatagramPeer(socket)) {
      int sent = 2000;
      try (var syslog = syslog()) {
        for (int i = 0; i < sent; i++) send(syslog, "x");
      }
      int missing = sent - peer.all().size();
      assertTrue(missing > 0, "the queue of a socket holds fewer");
      assertEquals(missing + " records for syslog were lost", complaints.getLast());
    }
  }
}
