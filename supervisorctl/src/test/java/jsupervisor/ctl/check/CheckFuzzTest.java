package jsupervisor.ctl.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.ctl.doctor.Findings;
import jsupervisor.ctl.doctor.Report;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.StateCode;

/** Targets for Jazzer: whatever a daemon says, a monitor reads one line, and a person lines. */
class CheckFuzzTest {

  private static Seen.One one(FuzzedDataProvider data) {
    var info =
        Map.of(
            "group", data.consumeString(30),
            "name", data.consumeString(30),
            "state", data.pickValue(StateCode.values()).code(),
            "statename", data.consumeString(12),
            "spawnerr", data.consumeString(300),
            "pid", data.consumeInt(),
            "start", data.consumeInt(),
            "now", data.consumeInt(),
            "exitstatus", data.consumeInt());
    return new Seen.One(
        new Struct(info),
        data.consumeBoolean(),
        data.consumeBoolean(),
        new Struct(Map.of("x", data.consumeDouble())).real("x"),
        OptionalDouble.of(data.consumeInt()));
  }

  /** One line, bounded, with one mark before the performance data at most. */
  @FuzzTest(maxDuration = "60s")
  void line(FuzzedDataProvider data) {
    var all = new ArrayList<Seen.One>();
    for (int i = data.consumeInt(0, 40); i > 0; i--) all.add(one(data));
    var left =
        data.consumeBoolean() ? OptionalDouble.of(data.consumeInt()) : OptionalDouble.empty();
    var rests = List.of(new Seen.Rest(data.consumeString(300), left));
    var unknown = List.of(data.consumeString(300));
    var outside =
        List.of(
            new Seen.Outside(
                data.consumeString(200), data.consumeString(20), data.consumeString(300)));
    var seen = new Seen(all, outside, unknown, Optional.of(rests), Optional.of(rests));
    var limits = Limits.parse("rss=1K,uptime=5,restarts=@0:3", "disk=10:,certificate=7:");
    check(Judgement.of(seen, limits, Severity.WARNING));
    check(PluginLine.of(Severity.CRITICAL, data.consumeRemainingAsString()));
  }

  private static void check(PluginLine line) {
    var text = line.text();
    assertTrue(text.getBytes(UTF_8).length <= 4000, text);
    assertTrue(text.startsWith("SUPERVISOR " + line.severity() + " - "), text);
    assertTrue(text.chars().filter(c -> c == '|').count() <= 1, text);
    assertTrue(text.chars().noneMatch(c -> c < 32 || "`$<>\"'".indexOf(c) >= 0), text);
  }

  /** What is read as a range is written as one. */
  @FuzzTest(maxDuration = "60s")
  void range(FuzzedDataProvider data) {
    double value = data.consumeDouble();
    try {
      var range = Range.parse(data.consumeRemainingAsString());
      range.alerts(value);
      assertEquals(range.inside(), Range.parse(range.text()).inside());
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().startsWith("bad range '"), e.getMessage());
    }
  }

  /** Each finding of another version is a line, and no line obeys anybody. */
  @FuzzTest(maxDuration = "60s")
  void report(FuzzedDataProvider data) {
    var report = Report.parse(data.consumeRemainingAsString());
    var lines = Findings.lines(report.findings());
    assertEquals(report.findings().size(), lines.size());
    for (var line : lines) assertTrue(line.chars().noneMatch(c -> c < 32 || c == 0x9b), line);
  }
}
