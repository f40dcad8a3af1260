package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Two groups have a process of one name, which the daemon's log cannot tell apart. */
class TwoGroupsTest {
  private static final String LOG =
      """
      2026-01-01 10:00:00,000 INFO spawned: 'web' with pid 10
      2026-01-01 10:00:00,100 INFO spawned: 'web' with pid 11
      2026-01-01 10:00:01,000 WARN exited: web (exit status 7; not expected)
      2026-01-01 10:00:01,500 WARN exited: web (terminated by SIGKILL; not expected)
      """;

  private static String process(String group, int exitStatus) {
    return ("<value><struct><member><name>group</name><value>%s</value></member>"
            + "<member><name>name</name><value>web</value></member>"
            + "<member><name>state</name><value><int>100</int></value></member>"
            + "<member><name>statename</name><value>EXITED</value></member>"
            + "<member><name>start</name><value><int>1</int></value></member>"
            + "<member><name>stop</name><value><int>2</int></value></member>"
            + "<member><name>now</name><value><int>3</int></value></member>"
            + "<member><name>exitstatus</name><value><int>%d</int></value></member></struct></value>")
        .formatted(group, exitStatus);
  }

  private static String answer(String method) {
    return switch (method) {
      case "getVersion" -> "3.0";
      case "getAllProcessInfo" ->
          "<array><data>" + process("a", 7) + process("b", -1) + "</data></array>";
      case "getAllConfigInfo" -> "<array><data></data></array>";
      case "readLog" -> LOG;
      default -> "";
    };
  }

  @Test
  void whyTellsOfEachProcessWhatIsItsOwn() throws Exception {
    try (var server = HalfDeadServer.start(method -> HalfDeadServer.value(answer(method)))) {
      var a = HalfDeadServerTest.call(server, "why", "a:web");
      assertTrue(a.out().contains("it ended by itself, with exit status 7, 1 s ago\n"), a.out());
      assertTrue(a.out().contains("log, of every process of this name:\n"), a.out());
      var b = HalfDeadServerTest.call(server, "why", "b:web");
      assertTrue(b.out().contains("it ended by itself, with a signal, 1 s ago\n"), b.out());
      assertEquals(0, b.code());
    }
  }
}
