package jsupervisor.ctl.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

  private static Seen.One one(String name, StateCode state) {
    return one(name, state, 100, false, false);
  }

  private static Seen.One one(
      String name, StateCode state, int start, boolean named, boolean expected) {
    var info = new HashMap<String, Object>();
    info.put("group", name);
    info.put("name", name);
    info.put("state", state.code());
    info.put("statename", state.name());
    info.put("start", start);
    info.put("now", 160);
    info.put("pid", state == StateCode.RUNNING ? 7 : 0);
    info.put("spawnerr", state == StateCode.FATAL ? "Exited too quickly | rm -rf $HOME" : "");
    info.put("exitstatus", expected ? 0 : -1);
    return new Seen.One(
        new Struct(info), named, expected, OptionalDouble.of(4096), OptionalDouble.of(2));
  }

  private static PluginLine judged(String warn, String crit, Seen.One... all) {
    return judged(
        new Seen(List.of(all), List.of(), List.of(), Optional.empty(), Optional.empty()),
        warn,
        crit);
  }

  private static PluginLine judged(Seen seen, String warn, String crit) {
    return Judgement.of(seen, Limits.parse(warn, crit), Severity.WARNING);
  }

  @Test
  void whatRunsIsOkWithPerformanceDataOfAllAndOfEach() {
    assertEquals(
        new PluginLine(
            Severity.OK,
            "SUPERVISOR OK - 1 of 1 running | running=1;;;0;1 rss_web=4096B;;;0"
                + " uptime_web=60s;;;0 restarts_web=2;;;0"),
        judged("", "", one("web", StateCode.RUNNING)));
  }

  @ParameterizedTest(name = "{0} started at {1}, named {2}, expected {3}: {4}")
  @CsvSource({
    "RUNNING,100,false,false,OK",
    "STARTING,100,false,false,WARNING",
    "STOPPING,100,false,false,WARNING",
    "BACKOFF,100,false,false,CRITICAL",
    "FATAL,100,false,false,CRITICAL",
    "UNKNOWN,100,false,false,CRITICAL",
    "EXITED,100,false,true,OK",
    "EXITED,100,false,false,CRITICAL",
    "STOPPED,100,false,false,WARNING",
    "STOPPED,0,false,false,OK",
    "STOPPED,0,true,false,WARNING"
  })
  void everyStateIsSomethingToThePlugin(
      StateCode state, int start, boolean named, boolean expected, Severity severity) {
    assertEquals(severity, judged("", "", one("web", state, start, named, expected)).severity());
  }

  @Test
  void theWorstComesFirstAndCounts() {
    var line = judged("", "", one("a", StateCode.STOPPED), one("b", StateCode.FATAL));
    assertEquals(Severity.CRITICAL, line.severity());
    assertTrue(
        line.text()
            .startsWith(
                "SUPERVISOR CRITICAL - b is FATAL (Exited too quickly _ rm -rf _HOME), a is"
                    + " STOPPED. 0 of 2 running | running=0;;;0;2 "),
        line.text());
  }

  @ParameterizedTest(name = "--warn={0} --crit={1}: {2}")
  @CsvSource({
    "'','',OK",
    "'rss=4096','',OK",
    "'rss=4095','',WARNING",
    "'rss=4095','rss=1K',CRITICAL",
    "'uptime=61:','',WARNING",
    "'restarts=2','restarts=5',OK",
    "'restarts=1','restarts=5',WARNING",
    "'','running=2:',CRITICAL",
    "'disk=10:','',UNKNOWN"
  })
  void rangesDecideWhatStatesLeaveOpen(String warn, String crit, Severity severity) {
    assertEquals(severity, judged(warn, crit, one("web", StateCode.RUNNING)).severity());
  }

  @Test
  void whereTheNumberCountsTheStatesDoNot() {
    var line =
        judged("running=3:", "running=1:", one("a", StateCode.FATAL), one("b", StateCode.RUNNING));
    assertTrue(
        line.text()
            .startsWith("SUPERVISOR WARNING - 1 running. 1 of 2 running | running=1;3:;1:;0;2 "),
        line.text());
  }

  @Test
  void disksAndCertificatesAreJudgedWhereTheDaemonTellsOfThem() {
    var seen =
        new Seen(
            List.of(),
            List.of(),
            List.of("gone"),
            Optional.of(List.of(new Seen.Rest("/var/log", OptionalDouble.of(4.5)))),
            Optional.of(List.of(new Seen.Rest("https://h:9001", OptionalDouble.of(20)))));
    assertEquals(
        new PluginLine(
            Severity.CRITICAL,
            "SUPERVISOR CRITICAL - disk /var/log has 4.5% free, certificate https://h:9001 has 20"
                + " days left, there is no process gone. 0 of 0 running | running=0;;;0;0"
                + " disk_/var/log=4.5%;10:;5: certificate_https://h:9001=20;30:;"),
        judged(seen, "disk=10:,certificate=30:", "disk=5:"));
  }

  @Test
  void whatIsOutsideIsJudgedByItsHealth() {
    assertEquals(
        new PluginLine(
            Severity.OK, "SUPERVISOR OK - 1 of 1 healthy | healthy=1;;;0;1 running=0;;;0;0"),
        outside(List.of(), new Seen.Outside("probe:db", "HEALTHY", "connected")));
    assertEquals(
        Severity.WARNING,
        outside(List.of(), new Seen.Outside("probe:db", "STARTING", "")).severity());
    assertEquals(
        Severity.UNKNOWN, outside(List.of(), new Seen.Outside("probe:db", "", "")).severity());
    assertTrue(
        outside(
                List.of(one("web", StateCode.RUNNING)),
                new Seen.Outside("probe:db", "UNHEALTHY", "timed out | $x"),
                new Seen.Outside("probe:mail", "HEALTHY", ""))
            .text()
            .startsWith(
                "SUPERVISOR CRITICAL - probe:db is UNHEALTHY (timed out _ _x). 1 of 1 running, 1 of"
                    + " 2 healthy | healthy=1;;;0;2 running=1;;;0;1 "));
  }

  private static PluginLine outside(List<Seen.One> processes, Seen.Outside... outside) {
    return judged(
        new Seen(processes, List.of(outside), List.of(), Optional.empty(), Optional.empty()),
        "",
        "");
  }

  @Test
  void whatTheDaemonCouldNotLookAtIsUnknownToWhoAsksForIt() {
    var seen =
        new Seen(
            List.of(),
            List.of(),
            List.of(),
            Optional.of(List.of(new Seen.Rest("/gone", OptionalDouble.empty()))),
            Optional.empty());
    assertEquals(
        new PluginLine(
            Severity.UNKNOWN,
            "SUPERVISOR UNKNOWN - disk /gone is unknown, certificate is not told by this daemon. 0"
                + " of 0 running | running=0;;;0;0"),
        judged(seen, "disk=10:", "certificate=7:"));
    assertEquals(Severity.OK, judged(seen, "", "").severity());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b=1",
        "x\nOK",
        "\u001b[31m",
        "'quoted'",
        "a b",
        "\u202e",
        "$(id)",
        "`id`",
        "<b>",
        "\r\nfake"
      })
  void noNameCanMakeALineOrAFigureOfItsOwn(String name) {
    var text = judged("", "", one(name, StateCode.FATAL), one(name, StateCode.RUNNING)).text();
    assertEquals(1, text.lines().count(), text);
    assertEquals(1, text.chars().filter(c -> c == '|').count(), text);
    assertFalse(text.chars().anyMatch(c -> "`$<>'\"\u001b\u202e".indexOf(c) >= 0), text);
    for (var figure : text.substring(text.indexOf('|') + 2).split(" "))
      assertTrue(figure.matches("[A-Za-z0-9_.:/-]+=[0-9.]+[Bs%]?;[^;]*;[^;]*;0(;\\d+)?"), figure);
  }

  @Test
  void aThousandProcessesStayOneBoundedLine() {
    var all = new ArrayList<Seen.One>();
    for (int i = 0; i < 1000; i++)
      all.add(one("\u20ac".repeat(200) + i, i < 500 ? StateCode.FATAL : StateCode.RUNNING));
    var seen = new Seen(all, List.of(), List.of(), Optional.empty(), Optional.empty());
    var text = judged(seen, "", "").text();
    assertTrue(text.getBytes(UTF_8).length <= 4000, text);
    assertTrue(text.contains(" and 492 more. 500 of 1000 running | running=500;;;0;1000"), text);
  }

  @Test
  void figuresThatDoNotFitAreLeftOutWhole() {
    var all = new ArrayList<Seen.One>();
    for (int i = 0; i < 1000; i++) all.add(one("worker_" + i, StateCode.RUNNING));
    var seen = new Seen(all, List.of(), List.of(), Optional.empty(), Optional.empty());
    var text = judged(seen, "", "").text();
    assertTrue(text.length() > 3900 && text.length() <= 4000, text);
    assertTrue(text.matches(".*_\\d+=\\d+[Bs]?;;;0"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rss", "rss=", "nonsense=1", "rss=1,,uptime=2", "RSS=1", "rss=1:x"})
  void wrongLimitsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Limits.parse(text, ""));
    assertThrows(IllegalArgumentException.class, () -> Limits.parse("", text));
  }
}
