package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code health}, {@code status --json} and {@code check} with daemons that tell, or do not. */
class HealthTest {
  private static final HalfDeadServer.Manner VERSION = HalfDeadServer.value("<string>3.0</string>");
  private static final HalfDeadServer.Manner NOTHING = HalfDeadServer.value("<string></string>");
  private static final HalfDeadServer.Manner UNKNOWN = HalfDeadServer.fault(1, "UNKNOWN_METHOD");
  private static final HalfDeadServer.Manner PROCESSES =
      struct(
          "<string>web</string>",
          Map.of("state", "<int>20</int>", "statename", "<string>RUNNING</string>"));

  private static HalfDeadServer.Manner struct(String name, Map<String, String> more) {
    var members = new StringBuilder();
    more.forEach((key, value) -> member(members, key, value));
    member(members, "group", name);
    member(members, "name", name);
    return HalfDeadServer.value(
        "<array><data><value><struct>" + members + "</struct></value></data></array>");
  }

  private static void member(StringBuilder members, String name, String value) {
    members.append("<member><name>").append(name).append("</name><value>");
    members.append(value).append("</value></member>");
  }

  private static HalfDeadServer.Manner health(String word) {
    return struct(
        "<string>web</string>",
        Map.of(
            "health",
            "<string>" + word + "</string>",
            "uptime_24h",
            "<double>99.999</double>",
            "uptime_7d",
            "<double>-1.0</double>",
            "last",
            "<string>status 500</string>"));
  }

  private static Told told(HalfDeadServer.Manner health, String line) throws IOException {
    Map<String, HalfDeadServer.Manner> answers =
        Map.of(
            "supervisor.getVersion",
            VERSION,
            "supervisor.getAllProcessInfo",
            PROCESSES,
            "jsupervisor.getHealth",
            health,
            "supervisor.getAllConfigInfo",
            HalfDeadServer.value("<array><data></data></array>"),
            "supervisor.readLog",
            NOTHING,
            "supervisor.readProcessStderrLog",
            NOTHING);
    try (var server =
        HalfDeadServer.start(method -> answers.getOrDefault(key(answers, method), UNKNOWN))) {
      return Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", line));
    }
  }

  private static String key(Map<String, HalfDeadServer.Manner> answers, String method) {
    return answers.keySet().stream().filter(each -> each.endsWith(method)).findFirst().orElse("");
  }

  @Test
  void whatIsToldIsALine() throws IOException {
    var told = told(health("UNHEALTHY"), "health");
    assertEquals(1, told.code(), told::toString);
    assertTrue(
        told.out().matches("(?s)PROCESS .*\nweb +UNHEALTHY +- +99.99% +- +- +status 500\n"),
        told::toString);
    assertEquals(0, told(health("HEALTHY"), "health web").code());
    var json = told(health("HEALTHY"), "health --json").out();
    assertTrue(json.contains("\"health\": \"HEALTHY\""), json);
  }

  @Test
  void aDaemonThatDoesNotKnowItIsNamed() throws IOException {
    var told = told(UNKNOWN, "health");
    assertEquals(3, told.code(), told::toString);
    assertTrue(told.out().contains("[health]"), told::toString);
    var name = told(HalfDeadServer.fault(10, "BAD_NAME: zork"), "health zork");
    assertEquals(new Told("zork: ERROR (no such process)\n", "", 1), name);
    var group = told(HalfDeadServer.fault(10, "BAD_NAME: zork:*"), "health zork:*");
    assertEquals(new Told("zork: ERROR (no such group)\n", "", 1), group);
  }

  @Test
  void aMachineIsToldWithTheState() throws IOException {
    var json = told(health("HEALTHY"), "status --json").out();
    assertTrue(json.contains("\"health\": \"HEALTHY\""), json);
    for (var health : List.of(health(""), UNKNOWN)) {
      var without = told(health, "status --json");
      assertFalse(without.out().contains("health"), without::toString);
      assertEquals(0, without.code(), without::toString);
    }
  }

  private static HalfDeadServer.Manner outside(String word) {
    return struct(
        "<string>probe</string>",
        Map.of("outside", "<boolean>1</boolean>", "health", "<string>" + word + "</string>"));
  }

  /** Here the thing outside is called probe, too. */
  @Test
  void aMonitorIsToldOfWhatIsOutsideWhenItNamesIt() throws IOException {
    var sick = outside("UNHEALTHY");
    assertEquals(0, told(sick, "check").code());
    assertEquals(0, told(sick, "check all").code());
    assertEquals(0, told(sick, "check *").code());
    for (var names : List.of("probe:probe", "probe:*", "probe:p* web")) {
      var told = told(sick, "check " + names);
      assertEquals(2, told.code(), told::toString);
      assertTrue(told.out().contains("probe:probe is UNHEALTHY"), told::toString);
    }
    assertEquals(1, told(outside("STARTING"), "check probe:probe").code());
    assertEquals(0, told(outside("HEALTHY"), "check probe:probe web").code());
    for (var daemon : List.of(sick, UNKNOWN)) {
      var none = told(daemon, "check probe:none web");
      assertEquals(3, none.code(), none::toString);
      assertTrue(none.out().contains("there is no process probe:none. 1 of 1"), none::toString);
    }
  }

  @Test
  void whyTellsTheHealthWhereThereIsOne() throws IOException {
    var line = "  health:   UNHEALTHY, last probe: status 500\n";
    assertTrue(told(health("UNHEALTHY"), "why web").out().contains(line));
    for (var health : List.of(health(""), UNKNOWN)) {
      assertEquals(new Told("web is RUNNING\n", "", 0), told(health, "why web"));
    }
  }

  @Test
  void aMonitorIsToldOfWhatIsUnhealthy() throws IOException {
    var told = told(health("UNHEALTHY"), "check");
    assertEquals(2, told.code(), told::toString);
    assertTrue(told.out().contains("web is UNHEALTHY"), told::toString);
    assertEquals(0, told(health("HEALTHY"), "check").code());
    assertEquals(0, told(UNKNOWN, "check").code());
  }
}
