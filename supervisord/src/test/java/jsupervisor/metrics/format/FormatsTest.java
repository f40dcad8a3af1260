package jsupervisor.metrics.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jsupervisor.metrics.format.Family.Kind;
import jsupervisor.metrics.format.Statsd.Tags;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts as others read them, and names that want to be more than a name. */
class FormatsTest {
  private static final Family STATE =
      new Family("supervisor_process_state", "state", Kind.GAUGE, List.of(), "State: 20 RUNNING.");
  private static final Family EXITS =
      new Family("supervisor_process_exits", "exits", Kind.COUNTER, List.of("kind"), "Ends.");
  private static final Family UP =
      new Family(
          "supervisor_process_start_duration_seconds",
          "start_duration",
          Kind.SUMMARY,
          List.of(),
          "Time.");
  private static final Family CALLS =
      new Family(
          "supervisor_rpc_calls", "rpc_calls", Kind.COUNTER, List.of("method", "result"), "Calls.");
  private static final Family ALIAS =
      new Family("node_supervisord_up", "", Kind.GAUGE, List.of(), "Alias.");
  private static final ProcessName A = new ProcessName("web", "a");

  private static Point point(Family family, ProcessName name, double value, String... labels) {
    return new Point(family, Optional.ofNullable(name), List.of(labels), value, 2, 1234);
  }

  private static List<Point> all(double exits) {
    return List.of(
        new Point(STATE, Optional.of(A), List.of(), 20, 0, 0),
        new Point(STATE, Optional.of(new ProcessName("b", "b")), List.of(), 200, 0, 0),
        point(EXITS, A, exits, "unexpected"),
        point(UP, A, 1.5),
        point(CALLS, null, 7, "supervisor.getPID", "ok"),
        new Point(ALIAS, Optional.of(A), List.of(), 1, 0, 0));
  }

  private static String text(List<Point> points, boolean modern) {
    return new String(OpenMetrics.of(points, modern), StandardCharsets.UTF_8);
  }

  @Test
  void openMetricsIsAsTheStandardHasIt() {
    assertEquals(
        """
        # HELP supervisor_process_state State: 20 RUNNING.
        # TYPE supervisor_process_state gauge
        supervisor_process_state{group="web",name="a"} 20
        supervisor_process_state{group="b",name="b"} 200
        # HELP supervisor_process_exits Ends.
        # TYPE supervisor_process_exits counter
        supervisor_process_exits_total{group="web",name="a",kind="unexpected"} 3
        supervisor_process_exits_created{group="web",name="a",kind="unexpected"} 1.234
        # HELP supervisor_process_start_duration_seconds Time.
        # TYPE supervisor_process_start_duration_seconds summary
        supervisor_process_start_duration_seconds_count{group="web",name="a"} 2
        supervisor_process_start_duration_seconds_sum{group="web",name="a"} 1.5
        supervisor_process_start_duration_seconds_created{group="web",name="a"} 1.234
        # HELP supervisor_rpc_calls Calls.
        # TYPE supervisor_rpc_calls counter
        supervisor_rpc_calls_total{method="supervisor.getPID",result="ok"} 7
        supervisor_rpc_calls_created{method="supervisor.getPID",result="ok"} 1.234
        # HELP node_supervisord_up Alias.
        # TYPE node_supervisord_up gauge
        node_supervisord_up{group="web",name="a"} 1
        # EOF
        """,
        text(all(3), true));
  }

  @Test
  void theOlderFormatHasNeitherCreatedNorAnEnd() {
    var text = text(all(3), false);
    assertTrue(text.contains("# TYPE supervisor_process_exits_total counter\n"), text);
    assertTrue(
        text.contains(
            "supervisor_process_exits_total{group=\"web\",name=\"a\",kind=\"unexpected\"} 3\n"),
        text);
    assertFalse(text.contains("_created") || text.contains("# EOF"), text);
  }

  @Test
  void graphiteGetsALineForEachFigure() {
    assertEquals(
        List.of(
            "sup.h1.process.web.a.state 20 1700000000\n",
            "sup.h1.process.b.b.state 200 1700000000\n",
            "sup.h1.process.web.a.exits.unexpected 3 1700000000\n",
            "sup.h1.process.web.a.start_duration.count 2 1700000000\n",
            "sup.h1.process.web.a.start_duration.sum 1.5 1700000000\n",
            "sup.h1.rpc_calls.supervisor_getPID.ok 7 1700000000\n"),
        new Graphite("sup.h1").lines(all(3), 1_700_000_000_999L));
  }

  @Test
  void statsdGetsWhatHasComeSinceTheLastTime() {
    var statsd = new Statsd("s", Tags.PLAIN);
    var took = new Took(UP, Optional.of(A), List.of(), 12.5);
    assertEquals(
        List.of(
            "s.process.web.a.state:20|g",
            "s.process.b.b.state:200|g",
            "s.process.web.a.exits.unexpected:3|c",
            "s.rpc_calls.supervisor_getPID.ok:7|c",
            "s.process.web.a.start_duration:12.5|ms"),
        statsd.lines(all(3), List.of(took)));
    assertEquals(
        List.of(
            "s.process.web.a.state:20|g",
            "s.process.b.b.state:200|g",
            "s.process.web.a.exits.unexpected:2|c"),
        statsd.lines(all(5), List.of()));
    assertTrue(
        statsd.lines(all(1), List.of()).contains("s.process.web.a.exits.unexpected:1|c"),
        "what has become less has begun anew");
  }

  @Test
  void dogStatsdGetsTags() {
    var statsd = new Statsd("s", Tags.DOGSTATSD);
    assertEquals(
        List.of(
            "s.process.state:20|g|#group:web,name:a",
            "s.process.state:200|g|#group:b,name:b",
            "s.process.exits:3|c|#group:web,name:a,kind:unexpected",
            "s.rpc_calls:7|c|#method:supervisor_getPID,result:ok",
            "s.process.start_duration:4|ms|#group:web,name:a"),
        statsd.lines(all(3), List.of(new Took(UP, Optional.of(A), List.of(), 4))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x 1 1\nevil.path 666 1700000000",
        "x:1|c\nevil:666|g",
        "a|#admin:true,b",
        "x\"} 1\nevil 666\n#",
        "back\\slash\\",
        "tab\tesc\u001bnul\u0000del\u007f\u0085",
        "..",
        "",
        "Füße/%d ☃ \ud83d\ude00",
        "\ud800 alone"
      })
  void noNameBecomesAnythingButAName(String evil) {
    var name = new ProcessName(evil, evil);
    var points = List.of(point(EXITS, name, 1, evil));
    var graphite = new Graphite("p").lines(points, 1000);
    assertEquals(1, graphite.size());
    assertTrue(
        graphite.getFirst().matches("p\\.process\\.[\\w-]+\\.[\\w-]+\\.exits\\.[\\w-]+ 1 1\\n"),
        graphite::getFirst);
    for (var tags : Tags.values())
      for (var line :
          new Statsd("p", tags)
              .lines(points, List.of(new Took(UP, Optional.of(name), List.of(), 1))))
        assertTrue(line.matches("p[.\\w-]*:\\d+\\|(c|ms)(\\|#[\\w:,-]+)?"), line);
    var text = text(points, true);
    assertEquals(5, text.lines().count(), text);
    var labels =
        "\\{group=\"V\",name=\"V\",kind=\"V\"} ".replace("V", "([^\"\\\\\n]|\\\\[\"\\\\n])*");
    assertTrue(
        text.lines().toList().get(2).matches("supervisor_process_exits_total" + labels + "1"));
    assertFalse(text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c)), text);
  }

  @Test
  void aNameTooLongForAPacketIsCut() {
    var name = new ProcessName("g".repeat(5000), "n".repeat(5000));
    for (var tags : Tags.values()) {
      var lines =
          new Statsd("p".repeat(200), tags).lines(List.of(point(EXITS, name, 1, "k")), List.of());
      assertTrue(lines.getFirst().length() < 1432, lines::getFirst);
    }
  }

  @Test
  void packetsHoldWholeLinesAndNoMoreThanFits() {
    var lines = IntStream.range(0, 1000).mapToObj(i -> "line." + i + ":1|c").toList();
    var packets = Packets.of(lines, "\n", 1432);
    assertTrue(packets.stream().allMatch(packet -> packet.bytes().length <= 1432));
    assertEquals(1000, packets.stream().mapToInt(Packets.Packet::values).sum());
    var joined =
        packets.stream().map(p -> new String(p.bytes(), StandardCharsets.US_ASCII)).toList();
    assertEquals(String.join("\n", lines), String.join("\n", joined));
    assertEquals(List.of(), Packets.of(List.of(), "\n", 1432));
  }

  @ParameterizedTest
  @CsvSource({"20,20", "0.5,0.5", "-1,-1", "1234567890123,1234567890123", "0,0"})
  void wholeNumbersHaveNoPoint(double value, String text) {
    assertEquals(text, Figure.text(value));
  }
}
