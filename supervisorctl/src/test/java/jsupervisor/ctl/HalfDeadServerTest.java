package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jsupervisor.ctl.HalfDeadServer.Manner;
import jsupervisor.ctl.command.Link;
import jsupervisor.ctl.command.Screen;
import jsupervisor.ctl.local.Installed;
import jsupervisor.tls.ClientTls;
import jsupervisor.wire.RpcClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are no daemon, or one that is half dead: one clear line, in bounded time. */
class HalfDeadServerTest {
  private static final RpcClient.Timeouts HURRIED =
      new RpcClient.Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  static Told call(HalfDeadServer server, String... words) throws Exception {
    return call(server, false, words);
  }

  /**
   * @param terminal whether both streams are one
   */
  static Told call(HalfDeadServer server, boolean terminal, String... words) throws Exception {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var settings =
        new Settings(
            new Link(server.url(), Optional.empty(), HURRIED, ClientTls.NONE),
            "supervisor",
            Optional.empty(),
            List.of(),
            Installed.NOTHING);
    var screen =
        new Screen(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            terminal,
            terminal,
            terminal,
            terminal);
    var options = Options.parse(List.of(words));
    int code = new Client(options, settings, InputStream.nullInputStream(), screen).run();
    return new Told(out.toString(UTF_8), err.toString(UTF_8), code);
  }

  static Stream<Arguments> manners() {
    return Stream.of(
        Arguments.of("silence", HalfDeadServer.silent(), "did not answer within"),
        Arguments.of(
            "a byte now and then",
            HalfDeadServer.drips(OK + "Content-Length: 9999\r\n\r\n", "x", 50),
            "did not answer within"),
        Arguments.of(
            "a head without end",
            HalfDeadServer.says(OK + "X-More: yes\r\n".repeat(200)),
            "the head of the answer has no end"),
        Arguments.of(
            "a body without end",
            HalfDeadServer.drips(OK + "\r\n", "<value>".repeat(10_000), 0),
            "did not answer within"),
        Arguments.of("another protocol", HalfDeadServer.says("SSH-2.0-x\r\n"), "is not HTTP"),
        Arguments.of(
            "too long a length",
            HalfDeadServer.says(OK + "Content-Length: 999\r\n\r\n<?xml version='1.0'?>"),
            "did not answer within"),
        Arguments.of(
            "too short a length",
            HalfDeadServer.says(OK + "Content-Length: 9\r\n\r\n<?xml version='1.0'?>"),
            "is not XML-RPC"),
        Arguments.of(
            "a negative length",
            HalfDeadServer.says(OK + "Content-Length: -1\r\n\r\nx"),
            "bad Content-Length"),
        Arguments.of(
            "an entity bomb",
            HalfDeadServer.says(
                OK
                    + "Content-Length: 51\r\n\r\n"
                    + "<!DOCTYPE x [<!ENTITY a 'b'>]><methodResponse/>    "),
            "DOCTYPE"),
        Arguments.of("an empty value", HalfDeadServer.value("<int>x</int>"), "is not XML-RPC"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("manners")
  void aServerThatIsNoDaemonIsToldInOneLine(String what, Manner manner, String words)
      throws Exception {
    try (var server = HalfDeadServer.start(_ -> manner)) {
      var told = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> call(server, "status"));
      assertTrue(told.out().startsWith("error: "), told.out());
      assertTrue(told.out().contains(words), told.out());
      assertEquals(1, told.out().lines().count(), told.out());
      assertEquals(1, told.code());
    }
  }

  @Test
  void aDaemonThatDiesWhileSomethingStartsIsNotWaitedForForEver() throws Exception {
    var versions = new java.util.concurrent.atomic.AtomicInteger();
    try (var server =
        HalfDeadServer.start(method ->
            method.equals("getVersion") && versions.incrementAndGet() < 4
                ? HalfDeadServer.value("3.0")
                : HalfDeadServer.silent())) {
      var told =
          assertTimeoutPreemptively(Duration.ofSeconds(30), () -> call(server, "start", "web"));
      assertTrue(told.out().contains("did not answer within"), told.out());
      assertEquals(1, told.code());
      assertTrue(versions.get() >= 4, "as long as it lives it is waited for");
    }
  }

  @Test
  void errorsInsteadOfASignOfLifeAreBorneFiveTimes() throws Exception {
    var asked = new java.util.concurrent.atomic.AtomicInteger();
    try (var server =
        HalfDeadServer.start(method -> {
          if (!method.equals("getVersion")) return HalfDeadServer.silent();
          return asked.incrementAndGet() == 1
              ? HalfDeadServer.value("3.0")
              : HalfDeadServer.says("HTTP/1.1 502 Bad Gateway\r\n\r\n");
        })) {
      var told =
          assertTimeoutPreemptively(Duration.ofSeconds(30), () -> call(server, "start", "web"));
      assertTrue(told.out().contains("5 times in a row when asked whether it lives"), told.out());
      assertTrue(told.out().contains("502 Bad Gateway"), told.out());
      assertEquals(1, told.code());
      assertEquals(6, asked.get(), "one for the version, five while it was waited for");
    }
  }

  /** Errors that pass are no reason to give up. */
  @Test
  void aSignOfLifeBetweenErrorsIsEnough() throws Exception {
    var asked = new java.util.concurrent.atomic.AtomicInteger();
    try (var server =
        HalfDeadServer.start(method -> {
          if (!method.equals("getVersion")) return HalfDeadServer.silent();
          int count = asked.incrementAndGet();
          if (count == 12) return HalfDeadServer.silent();
          return count % 4 == 1
              ? HalfDeadServer.value("3.0")
              : HalfDeadServer.says("HTTP/1.1 502 Bad Gateway\r\n\r\n");
        })) {
      var told =
          assertTimeoutPreemptively(Duration.ofSeconds(30), () -> call(server, "start", "web"));
      assertTrue(told.out().contains("did not answer within"), told.out());
      assertEquals(12, asked.get());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "status --json",
        "status --wait --timeout=1",
        "avail",
        "avail --json",
        "top",
        "why web",
        "version",
        "version --json",
        "pid all",
        "stop --wait web",
        "clear web:*",
        "upgrade"
      })
  void anAnswerThatMakesNoSenseIsOneErrorAndNoEmptyRow(String line) throws Exception {
    for (var nonsense :
        List.of(
            "<int>7</int>",
            "<array><data><value><int>7</int></value></data></array>",
            "<array><data><value><struct><member><name>group</name><value><int>5</int></value>"
                + "</member></struct></value></data></array>")) {
      try (var server =
          HalfDeadServer.start(
              method -> HalfDeadServer.value(method.equals("getVersion") ? "3.0" : nonsense))) {
        var told = call(server, line);
        var said = told.out() + told.err();
        assertTrue(said.startsWith("error: <class 'Error'>, what answers is no supervisord"), said);
        assertEquals(1, said.lines().count(), said);
        assertEquals(1, told.code());
      }
    }
  }

  /** What breaks off is part of an upgrade; a daemon that refuses is not. */
  @Test
  void anUpgradeIsAskedForUntilSomebodyKnows() throws Exception {
    var asked = new java.util.concurrent.atomic.AtomicInteger();
    for (var end : List.of("<boolean>1</boolean>", "<int>1</int>")) {
      asked.set(0);
      try (var server =
          HalfDeadServer.start(method -> {
            if (method.equals("getVersion")) return HalfDeadServer.value("3.0");
            if (method.equals("jsupervisor.upgrade"))
              return HalfDeadServer.value("<boolean>1</boolean>");
            return switch (asked.incrementAndGet()) {
              case 1 -> HalfDeadServer.value("<boolean>0</boolean>");
              case 2 -> HalfDeadServer.says("HTTP/1.1 503 Service Unavailable\r\n\r\n");
              default -> HalfDeadServer.value(end);
            };
          })) {
        var told = call(server, "upgrade");
        boolean good = end.contains("boolean");
        assertEquals(good ? 0 : 1, told.code(), told.out());
        assertTrue(told.out().contains(good ? "Upgraded supervisord\n" : "no supervisord"));
        assertEquals(3, asked.get());
      }
    }
    try (var server =
        HalfDeadServer.start(method ->
            method.equals("getVersion")
                ? HalfDeadServer.value("3.0")
                : HalfDeadServer.says("HTTP/1.1 502 Bad Gateway\r\n\r\n"))) {
      assertEquals(1, call(server, "upgrade").code());
    }
  }

  @Test
  void aVersionOfTheInterfaceThatIsNoTextIsAnErrorToo() throws Exception {
    try (var server = HalfDeadServer.start(_ -> HalfDeadServer.value("<int>3</int>"))) {
      assertTrue(call(server, "status").out().contains("getVersion should give a text, not 3"));
      assertEquals(new Told("No config updates to processes\n", "", 0), call(server, "reread"));
    }
  }
}
