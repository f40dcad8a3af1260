package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that would like to write on the terminal of whoever asks them. */
class HostileServerTest {
  private static final String TITLE = "\u001b]0;pwned\u0007";
  private static final String CSI = "\u009b31m";
  private static final String TURNED = "\u202e";
  private static final String TALK = "red\u009b31m \u202eturned";

  private static String process(String name) {
    return ("<array><data><value><struct><member><name>group</name><value>%s</value></member>"
            + "<member><name>name</name><value>%s</value></member>"
            + "<member><name>state</name><value><int>20</int></value></member>"
            + "<member><name>statename</name><value>RUNNING</value></member>"
            + "<member><name>description</name><value>%s</value></member>"
            + "</struct></value></data></array>")
        .formatted(name, name, "up" + CSI + TURNED);
  }

  private static HalfDeadServer server(String name) throws Exception {
    return HalfDeadServer.start(method ->
        HalfDeadServer.value(
            switch (method) {
              case "getVersion" -> "3.0";
              case "getAllProcessInfo", "getAllConfigInfo" -> process(name);
              case "reloadConfig" ->
                  "<array><data><value><array><data><value><array><data><value>"
                      + name
                      + "</value></data></array></value></data></array></value></data></array>";
              default -> TALK;
            }));
  }

  private static void harmless(Told told) {
    for (var text : new String[] {told.out(), told.err()}) {
      var ours = text.replaceAll("\u001b\\[\\d*[mKHJ]", "").replace("\r", "");
      assertTrue(
          ours.chars()
              .allMatch(c ->
                  c == '\n'
                      || c == '\t'
                      || !(Character.isISOControl(c) || c == '\u202e' || c == '\u2066')),
          text);
      assertTrue(!text.contains("\u001b[31m"), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avail",
        "version",
        "top",
        "start x",
        "status",
        "status --json",
        "why x",
        "tail -f x",
        "pid"
      })
  void aReasonPhraseHasNoControlCharactersAnywhere(String line) throws Exception {
    var manner = HalfDeadServer.says("HTTP/1.1 500 " + TITLE + CSI + TURNED + "\r\n\r\n");
    try (var server = HalfDeadServer.start(_ -> manner)) {
      for (var terminal : new boolean[] {true, false}) {
        var told = HalfDeadServerTest.call(server, terminal, line);
        harmless(told);
        assertTrue((told.out() + told.err()).contains("500 \uFFFD]0;pwned\uFFFD"), told.out());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status --json",
        "avail",
        "reread",
        "update --dry-run",
        "version",
        "why all",
        "top --once",
        "start nothing",
        "pid all"
      })
  void whatATerminalWouldObeyIsNotSentToIt(String line) throws Exception {
    try (var server = server("a" + CSI + TURNED)) {
      harmless(HalfDeadServerTest.call(server, true, line));
    }
  }

  /** A pipe gets what Supervisor would write into it. */
  @Test
  void aPipeGetsEveryByte() throws Exception {
    try (var server = server("a" + CSI)) {
      assertEquals(TALK + "\n", HalfDeadServerTest.call(server, false, "version").out());
      assertEquals("a" + CSI + ": available\n", HalfDeadServerTest.call(server, "reread").out());
    }
  }

  /** The colours of a program are its own, and expected. */
  @Test
  void aLogIsShownAsItIs() throws Exception {
    try (var server = server("a")) {
      assertEquals(TALK + "\n", HalfDeadServerTest.call(server, true, "tail x").out());
      assertEquals(TALK + "\n", HalfDeadServerTest.call(server, true, "maintail").out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "avail", "reread", "update --dry-run"})
  void aNameWithLineBreaksStaysInItsLine(String line) throws Exception {
    try (var server = server("a\nb&#13;c")) {
      for (var terminal : new boolean[] {true, false}) {
        var told = HalfDeadServerTest.call(server, terminal, line);
        assertEquals(1, told.out().lines().count(), told.out());
        assertTrue(told.out().startsWith("a\\nb\\rc"), told.out());
      }
    }
  }
}
