package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [requests]}: who calls what is remembered, and who calls too often has to wait. */
class RequestsIT {
  /** A name that would turn a line around and be markup. */
  private static final String BOSS = "bo\u202ess<b>";

  private static final String SERVER =
      """
      [inet_http_server]
      port=127.0.0.1:%d
      username=%s
      password=p
      [user:joe]
      password=p
      role=read
      [program:cat]
      command=cat
      autostart=false
      startsecs=1
      [program:late]
      command=cat
      autostart=false
      startsecs=600
      [requests]
      """;

  private static final String START = "supervisor.startProcess";

  @TempDir Path folder;
  private final int port = Ports.own();

  private Daemon start(String options) {
    return Daemon.start(folder, SERVER.formatted(port, BOSS) + options);
  }

  private Curl.Answer get(String user, String path, String... options) {
    var all = new ArrayList<>(List.of("-u", user + ":p"));
    all.addAll(List.of(options));
    return Curl.port(folder, port).get(path, all.toArray(String[]::new));
  }

  private Curl.Answer call(String user, String path, String method, String param) {
    var value = "<param><value>" + param + "</value></param>";
    var body =
        "<methodCall><methodName>%s</methodName><params>%s</params></methodCall>"
            .formatted(method, param.isEmpty() ? "" : value);
    return get(user, path, "--data-binary", body);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> recent(Daemon daemon) {
    try {
      return (List<Map<String, Object>>) daemon.rpc.call("jsupervisor.getRecentRequests", 1000);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A call that is remembered as soon as its answer is complete, which may be a moment later. */
  private static Map<String, Object> await(Daemon daemon, String... words) {
    Await.until(
        () -> List.of(words) + " in " + recent(daemon),
        Duration.ofSeconds(30),
        Duration.ofMillis(50),
        () -> !found(daemon, words).isEmpty());
    return found(daemon, words).getFirst();
  }

  private static List<Map<String, Object>> found(Daemon daemon, String... words) {
    return recent(daemon).stream()
        .filter(call -> List.of(words).stream().allMatch(call::containsValue))
        .toList();
  }

  private static void holds(String text, String... words) {
    for (var word : words)
      assertTrue(text.contains(word), () -> "\"" + word + "\" is in:\n" + text);
  }

  /** Nothing in it is obeyed by a terminal. */
  private static void harmless(String text) {
    assertTrue(
        text.chars().allMatch(c -> c == '\n' || (c >= 32 && c != 0x202e && c != 0x85)), text);
  }

  @Test
  void whoCallsWhatIsRememberedAndSlowCallsAreSaid() throws IOException {
    var log = folder.resolve("calls.log");
    try (var daemon = start("slow_call=900\nlog=%1$s/calls.log\n")) {
      call(BOSS, "/RPC2", "supervisor.getProcessInfo", "cat");
      call(BOSS, "/RPC2", "supervisor.getProcessInfo", "nobody");
      call("joe", "/RPC2", "supervisor.getProcessInfo", "cat");
      call("joe", "/RPC2", "no\n&lt;b&gt;&#13;&#133;body", "");
      get(BOSS, "/config.html?plan=1");
      get("x\u202e\ny\u001b[2J", "/");
      daemon.rpc.call("supervisor.startProcess", "cat", true);
      var good = await(daemon, BOSS, "127.0.0.1", "supervisor.getProcessInfo", "ok");
      var bad = await(daemon, BOSS, "supervisor.getProcessInfo", "fault 10");
      var same = await(daemon, "joe", "supervisor.getProcessInfo", "ok");
      assertEquals(good.get("arguments"), same.get("arguments"));
      assertNotEquals(good.get("arguments"), bad.get("arguments"));
      assertTrue((Integer) good.get("bytes") > 200, good::toString);
      await(daemon, BOSS, "GET /config.html", "ok");
      await(daemon, "joe", "unknown", "fault 1");
      await(daemon, "-", "127.0.0.1", "not let in", "HTTP 401");
      daemon.awaitLog("slow call: supervisor.startProcess by ");
      Await.until("each call is a line", () -> text(log).contains("method=supervisor.start"));
      holds(
          text(log),
          "INFO user=joe peer=127.0.0.1 method=supervisor.getProcessInfo args="
              + good.get("arguments")
              + " ms=",
          "INFO user=bo\uFFFDss<b> peer=127.0.0.1 method=\"GET /config.html\" args=",
          "INFO user=- peer=127.0.0.1 method=\"not let in\" args=- ms=");
      harmless(text(log));
      shown(daemon);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On the screen and the page; to those whom it concerns. */
  private void shown(Daemon daemon) {
    var top = Image.client(daemon.conf, "requests", "--top", "--by=time").ok().out();
    assertTrue(top.lines().toList().get(2).matches("supervisor.startProcess +1 .* s .*"), top);
    holds(top, "CLIENT ", "joe from 127.0.0.1 ", "bo\uFFFDss<b> from 127.0.0.1 ");
    var list = Image.client(daemon.conf, "requests", "-n", "1000").ok().out();
    holds(list, "fault 10", "not let in", "unknown");
    harmless(top + list);
    var page = get(BOSS, "/requests.html?by=time").body();
    holds(page, "bo⟨U+202E⟩ss&lt;b&gt; from 127.0.0.1", "joe from", "supervisor.startProcess");
    assertFalse(page.contains("<b>"), page);
    var own = get("joe", "/requests.html").body();
    holds(own, "joe from 127.0.0.1", "supervisor.getProcessInfo");
    assertFalse(own.contains("startProcess"), "others' calls are not for joe");
    var calls = call("joe", "/RPC2", "jsupervisor.getRecentRequests", "<int>1000</int>").body();
    holds(calls, "unknown", "fault 1");
    assertFalse(calls.contains("startProcess"), calls);
  }

  @Test
  void whoFloodsIsToldToWaitAndStillLearnsTheState() throws IOException {
    try (var daemon = start("max_calls=4\nmax_at_once=1\n")) {
      var flood = call("joe", "/RPC2?[1-60]", "supervisor.tailProcessStdoutLog", "").body();
      holds(
          flood,
          "FAILED: too many calls: joe from 127.0.0.1 makes more than 4 a second; try again in 1 s");
      holds(call("joe", "/RPC2", "supervisor.getState", "").body(), "RUNNING");
      holds(get("joe", "/ok.html").body(), "OK");
      holds(call(BOSS, "/RPC2", "supervisor.getAllConfigInfo", "").body(), "<array>");
      holds(get("joe", "/log.html?[1-60]").body(), "HTTP/1.1 429 ", "Retry-After: 1");
      var sums = Image.client(daemon.conf, "requests", "--top", "--method").ok().out();
      var row = "supervisor.tailProcessStdoutLog +60 +[0-9]+ +[1-9][0-9]* .*";
      assertTrue(sums.lines().anyMatch(line -> line.matches(row)), sums);
      var all = (Map<?, ?>) daemon.rpc.call("jsupervisor.getRequests", "count", 1);
      assertTrue((Integer) all.get("refused") > 0, all::toString);
      assertTrue((Integer) all.get("total") >= (Integer) all.get("calls"), all::toString);
      crowd(daemon);
    }
  }

  /** While one call waits for a start that takes long, another one has to wait. */
  private void crowd(Daemon daemon) {
    var waiting = Thread.ofVirtual().start(() -> call(BOSS, "/RPC2", START, "late"));
    Await.until("it starts", () -> state().contains("STARTING"));
    var other = call(BOSS, "/RPC2", "supervisor.getAllConfigInfo", "").body();
    holds(other, "127.0.0.1 waits for the answers to 1 already; try again in 1 s");
    assertDoesNotThrow(() -> daemon.rpc.call("supervisor.stopProcess", "late", true));
    Await.until("its answer has come", () -> !waiting.isAlive());
    holds(call(BOSS, "/RPC2", "supervisor.getAllConfigInfo", "").body(), "<array>");
  }

  private String state() {
    return call("joe", "/RPC2", "supervisor.getProcessInfo", "late").body();
  }
}
