package jsupervisor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
  private static final ListenerState SPAWNED = ListenerState.SPAWNED;
  private static final ListenerState READY = new ListenerState.Ready();
  private static final ListenerState BUSY = new ListenerState.Busy("");
  private static final ListenerState UNKNOWN = new ListenerState.Unknown();
  private static final String OK = "processed BUSY>ACKNOWLEDGED";
  private static final String FAIL = "rejected BUSY>ACKNOWLEDGED";
  private static final String LONG = "R".repeat(Protocol.LINE);

  /** State before, what is said, state after, remarks. */
  static Stream<Arguments> matrix() {
    return Stream.of(
        Arguments.of(SPAWNED, "", SPAWNED, ""),
        Arguments.of(SPAWNED, "READY", new ListenerState.Acknowledged("READY"), ""),
        Arguments.of(SPAWNED, "hello", new ListenerState.Acknowledged("hello"), ""),
        Arguments.of(SPAWNED, "READY\n", READY, "ACKNOWLEDGED>READY"),
        Arguments.of(SPAWNED, "READY\nx", UNKNOWN, "ACKNOWLEDGED>READY READY>UNKNOWN"),
        Arguments.of(SPAWNED, "READY\nREADY\n", UNKNOWN, "ACKNOWLEDGED>READY READY>UNKNOWN"),
        Arguments.of(SPAWNED, "READY ", UNKNOWN, "ACKNOWLEDGED>UNKNOWN"),
        Arguments.of(SPAWNED, "\nREADY", UNKNOWN, "ACKNOWLEDGED>UNKNOWN"),
        Arguments.of(SPAWNED, "ready\n", UNKNOWN, "ACKNOWLEDGED>UNKNOWN"),
        Arguments.of(READY, "", READY, ""),
        Arguments.of(READY, "R", UNKNOWN, "READY>UNKNOWN"),
        Arguments.of(READY, "READY\n", UNKNOWN, "READY>UNKNOWN"),
        Arguments.of(BUSY, "RESULT 2", new ListenerState.Busy("RESULT 2"), ""),
        Arguments.of(BUSY, "RESULT 2\n", new ListenerState.Answering(2, ""), ""),
        Arguments.of(BUSY, "RESULT 2\nO", new ListenerState.Answering(1, "O"), ""),
        Arguments.of(BUSY, "RESULT 2\nOK", SPAWNED, OK),
        Arguments.of(BUSY, "RESULT 2\nOKREADY\n", READY, OK + " ACKNOWLEDGED>READY"),
        Arguments.of(BUSY, "RESULT 2\nOK\n", new ListenerState.Acknowledged("\n"), OK),
        Arguments.of(BUSY, "RESULT 2\nOK\nREADY\n", UNKNOWN, OK + " ACKNOWLEDGED>UNKNOWN"),
        Arguments.of(BUSY, "RESULT 4\nFAIL", SPAWNED, FAIL),
        Arguments.of(BUSY, "RESULT 2\nok", SPAWNED, FAIL),
        Arguments.of(BUSY, "RESULT 3\nOKK", SPAWNED, FAIL),
        Arguments.of(BUSY, "RESULT 3\nOK\nREADY\n", READY, FAIL + " ACKNOWLEDGED>READY"),
        Arguments.of(BUSY, "RESULT 0\n", SPAWNED, FAIL),
        Arguments.of(BUSY, "RESULT 0\nREADY\n", READY, FAIL + " ACKNOWLEDGED>READY"),
        Arguments.of(BUSY, "RESULT 2 \r\nOK", SPAWNED, OK),
        Arguments.of(BUSY, "RESULT  +2\nOK", SPAWNED, OK),
        Arguments.of(BUSY, "RESULT 999999999999999999\nx", answering(999999999999999998L, "x"), ""),
        Arguments.of(
            BUSY, "RESULT 9999999999999999999\n", UNKNOWN, bad("RESULT 9999999999999999999")),
        // known-traps C44, to the end
        Arguments.of(BUSY, "RESULT -1\nOK", UNKNOWN, bad("RESULT -1")),
        Arguments.of(BUSY, "RESULT \nOK", UNKNOWN, bad("RESULT ")),
        Arguments.of(BUSY, "RESULT2\nOK", UNKNOWN, bad("RESULT2")),
        Arguments.of(BUSY, "FOOBAR 2\nOK", UNKNOWN, bad("FOOBAR 2")),
        Arguments.of(BUSY, "result 2\nOK", UNKNOWN, bad("result 2")),
        Arguments.of(BUSY, "\n", UNKNOWN, bad("")),
        Arguments.of(BUSY, "READY\n", UNKNOWN, bad("READY")),
        Arguments.of(BUSY, LONG, new ListenerState.Busy(LONG), ""),
        Arguments.of(BUSY, LONG + "R", UNKNOWN, bad(LONG)),
        Arguments.of(BUSY, LONG + "R\nmore", UNKNOWN, bad(LONG)),
        Arguments.of(UNKNOWN, "READY\n", UNKNOWN, ""),
        Arguments.of(UNKNOWN, "RESULT 2\nOK", UNKNOWN, ""));
  }

  private static ListenerState answering(long left, String result) {
    return new ListenerState.Answering(left, result);
  }

  private static String bad(String line) {
    return "bad[" + line + "] BUSY>UNKNOWN";
  }

  @ParameterizedTest(name = "{0} hears {1}")
  @MethodSource("matrix")
  void eachStateTakesWhatItTakes(
      ListenerState before, String said, ListenerState after, String remarks) {
    var step = heard(before, said);
    assertEquals(after, step.state());
    assertEquals(remarks, text(step.remarks()));
  }

  @ParameterizedTest(name = "{0} hears {1}")
  @MethodSource("matrix")
  void itDoesNotMatterWhereTheBytesAreCut(
      ListenerState before, String said, ListenerState after, String remarks) {
    for (int cut = 0; cut <= said.length(); cut++) {
      var first = heard(before, said.substring(0, cut));
      var second = heard(first.state(), said.substring(cut));
      assertEquals(after, second.state(), "cut at " + cut);
      var all = Stream.concat(first.remarks().stream(), second.remarks().stream()).toList();
      assertEquals(remarks, text(all), "cut at " + cut);
    }
  }

  @Test
  void anEventMakesAReadyListenerBusy() {
    assertEquals(BUSY, Protocol.sent().state());
    assertEquals("READY>BUSY", text(Protocol.sent().remarks()));
  }

  @Test
  void theLogHasSupervisorsLines() {
    assertEquals(
        List.of(new Remark.Line(LogLevel.DEBUG, "l: BUSY -> ACKNOWLEDGED")),
        new Remark.Changed(ListenerState.Name.BUSY, ListenerState.Name.ACKNOWLEDGED).lines("l"));
    assertEquals(
        List.of(
            new Remark.Line(LogLevel.DEBUG, "l: READY -> UNKNOWN"),
            new Remark.Line(
                LogLevel.WARN,
                "l: has entered the UNKNOWN state and will no longer receive events, this usually"
                    + " indicates the process violated the eventlistener protocol")),
        new Remark.Changed(ListenerState.Name.READY, ListenerState.Name.UNKNOWN).lines("l"));
    assertEquals(
        List.of(new Remark.Line(LogLevel.DEBUG, "l: event was processed")),
        new Remark.Processed().lines("l"));
    assertEquals(
        List.of(new Remark.Line(LogLevel.WARN, "l: event was rejected")),
        new Remark.Rejected().lines("l"));
    assertEquals(
        List.of(new Remark.Line(LogLevel.WARN, "l: bad result line: 'é'")),
        new Remark.BadLine("Ã©").lines("l"));
  }

  /** Whatever a listener writes, in whatever pieces: nothing breaks, and nothing grows. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void nonsenseInAnyPiecesIsTakenTheSameWay(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var bytes = nonsense(random);
      var before = List.of(SPAWNED, READY, BUSY, UNKNOWN).get(random.nextInt(4));
      var whole = Protocol.heard(before, bytes);
      var remarks = new ArrayList<Remark>();
      var state = before;
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(9));
        var step = Protocol.heard(state, java.util.Arrays.copyOfRange(bytes, at, at + length));
        state = step.state();
        remarks.addAll(step.remarks());
        assertTrue(size(state) <= Protocol.LINE);
        at += length;
      }
      assertEquals(whole.state(), state);
      assertEquals(whole.remarks(), remarks);
      assertTrue(remarks.stream().filter(Remark::rejects).count() <= 1);
    }
  }

  private static byte[] nonsense(Random random) {
    var words =
        List.of("READY\n", "RESULT 2\n", "OK", "RESULT ", "4\n", "FAIL", "\n", "RESULT 0\n");
    var text = new StringBuilder();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(8) == 0)
        for (int n = random.nextInt(200); n > 0; n--) text.append((char) random.nextInt(256));
      else text.append(words.get(random.nextInt(words.size())));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int size(ListenerState state) {
    return switch (state) {
      case ListenerState.Acknowledged(var held) -> held.length();
      case ListenerState.Busy(var line) -> line.length();
      case ListenerState.Answering(_, var result) -> result.length();
      case ListenerState.Ready(), ListenerState.Unknown() -> 0;
    };
  }

  private static Protocol.Step heard(ListenerState state, String said) {
    return Protocol.heard(state, said.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(List<Remark> remarks) {
    var words = new ArrayList<String>();
    for (var remark : remarks)
      words.add(
          switch (remark) {
            case Remark.Changed(var from, var to) -> from + ">" + to;
            case Remark.Processed() -> "processed";
            case Remark.Rejected() -> "rejected";
            case Remark.BadLine(var line) -> "bad[" + line + "]";
          });
    return String.join(" ", words);
  }
}
