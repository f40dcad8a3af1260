package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [alert:x]}: somebody is told, through each kind of target. */
class AlertsIT {
  private static final Pattern COUNT =
      Pattern.compile("\"event\":\"crash\"[^}]*\"count\":([0-9]+)");

  @TempDir Path folder;

  private Path script(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static HttpServer server(int port, List<String> got) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 9);
    server.createContext(
        "/",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          got.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** The events that a target waits for, and those in no message yet. */
  @SuppressWarnings("unchecked")
  private static int untold(Daemon daemon, String target) {
    try {
      var alerts = (List<Map<String, Object>>) daemon.rpc.call("jsupervisor.getAlerts");
      if (alerts.isEmpty()) return -1; // it has only begun
      var alert = alerts.getFirst();
      int all = (Integer) alert.get("pending");
      for (var each : (List<Map<String, Object>>) alert.get("targets"))
        if (each.get("target").equals(target)) all += (Integer) each.get("waiting");
      return all;
    } catch (IOException e) {
      return -1; // a JVM takes over
    }
  }

  private static int crashes(String text) {
    return COUNT.matcher(text).results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
  }

  @Test
  void aTargetThatWasAwayGetsOneDigestAlsoFromAnotherJvm() throws IOException {
    script("tell", "cat >> " + folder + "/told\n");
    int port = Ports.own();
    var sections =
        """
        [program:loop]
        command=sh -c 'sleep 0.05; exit 3'
        startsecs=0
        [alert:ops]
        events=crash
        exec=%%1$s/tell
        webhook=http://127.0.0.1:%d/hidden
        group_wait=0
        notify_every=1
        flap_changes=0
        max_per_hour=1000
        """
            .formatted(port);
    var got = new CopyOnWriteArrayList<String>();
    try (var daemon = Daemon.start(folder, sections)) {
      daemon.awaitLog("alert ops: webhook cannot be told, it waits and is tried again: 127.0.0.1");
      Await.until("two messages", () -> daemon.text("told").split("\n").length >= 2);
      daemon.rpc.call("supervisor.stopProcess", "loop", true);
      Await.until("all is told", () -> untold(daemon, "exec") == 0);
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      Await.until("another JVM has it", () -> untold(daemon, "webhook") > 0);
      var server = server(port, got);
      try {
        Await.until("the webhook is told", () -> untold(daemon, "webhook") == 0);
      } finally {
        server.stop(0);
      }
      assertEquals(1, got.size(), got::toString);
      int all = crashes(daemon.text("told"));
      assertEquals(all, crashes(got.getFirst()), () -> daemon.text("told") + got);
      assertTrue(all > 2, got::toString);
      assertEquals(-1, daemon.log().indexOf("hidden"), daemon::log);
    }
  }

  private static boolean told(List<String> got, String process, String event) {
    return got.stream().anyMatch(body -> body.contains(event(process, event)));
  }

  private static String event(String process, String event) {
    return "\"process\":\"" + process + "\",\"event\":\"" + event + "\"";
  }

  /** One turns bad and good again, and one outside; the Java process is killed in between. */
  @Test
  void whatProbesSayIsToldAndThatItIsOverToo() throws IOException {
    var got = new CopyOnWriteArrayList<String>();
    var server = server(0, got);
    var quick = "probe_interval=1\nprobe_failures=1\nprobe_start_period=0\n";
    var sections =
        "[health]\ndirectory=%1$s/health\n[program:web]\ncommand=cat\nstartsecs=0\n"
            + "probe=exec:test -e %1$s/good\n"
            + quick
            + "[probe:db]\nprobe=exec:test -e %1$s/db\nprobe_action=alert\n"
            + quick
            + "[alert:ops]\nwebhook=http://127.0.0.1:"
            + server.getAddress().getPort()
            + "\ngroup_wait=0\nnotify_every=0\nmax_per_hour=1000\nrecovery=2s\n"
            + "programs=web,probe:db\n";
    var good = Files.createFile(folder.resolve("good"));
    try (var daemon = Daemon.start(folder, sections)) {
      daemon.awaitLog("healthy: web (exit status 0)");
      Await.until("what is outside is told", () -> told(got, "db", "unhealthy"));
      var outside = got.getFirst();
      assertTrue(outside.contains("probe:db unhealthy"), outside);
      assertTrue(outside.contains("\"severity\":\"critical\""), outside);
      Files.delete(good);
      Await.until("the program is told", () -> told(got, "web", "unhealthy"));
      var sick = got.stream().filter(body -> body.contains("web unhealthy")).findFirst();
      assertTrue(sick.orElseThrow().contains("web unhealthy: exit status 1"), sick::toString);
      assertTrue(
          sick.orElseThrow().contains("\"severity\":\"warning\",\"count\":1"), got::toString);
      long jvm = daemon.jvm();
      ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
      Await.until("another JVM", () -> !daemon.jvms().contains(jvm) && daemon.answers());
      assertTrue(!told(got, "web", "recovered") && !told(got, "db", "recovered"), got::toString);
      Files.createFile(good);
      Files.createFile(folder.resolve("db"));
      Await.until(
          "both are well again",
          () -> told(got, "web", "recovered") && told(got, "db", "recovered"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whateverANameHasInItReachesEverybodyAsItIs() throws IOException {
    var json =
        "import json,sys; print(*(each['process'] for each in json.load(sys.stdin)['alarms']))";
    var mail =
        "import email,sys,email.policy as p; m=email.message_from_file(sys.stdin,policy=p.default);"
            + " print(m.keys(), m['Subject'], m.get_content())";
    script("json", "python3 -c \"" + json + "\" >> " + folder + "/json.out\n");
    script("sendmail", "python3 -c \"" + mail + "\" >> " + folder + "/mail.out\n");
    script("bad", "echo no way; exit 3\n");
    var sections =
        """
        [program:w"e\\<!b>é]
        command=sh -c 'kill -SEGV $$'
        startretries=0
        [alert:ops]
        events=fatal
        exec=%1$s/json
        mail=joe@example.com
        sendmail=%1$s/sendmail -t
        group_wait=0
        [alert:bad]
        exec=%1$s/bad
        syslog=true
        """;
    try (var daemon = Daemon.start(folder, sections)) {
      Await.until("the command has it", () -> daemon.text("json.out").equals("w\"e\\<!b>é\n"));
      Await.until("the mail is there", () -> daemon.text("mail.out").contains("w\"e\\<!b>é fatal"));
      var keys = "['To', 'Subject', 'Date', 'Auto-Submitted', 'MIME-Version', ";
      assertTrue(daemon.text("mail.out").startsWith(keys), daemon.text("mail.out"));
      var client = daemon.conf;
      var tested = Image.client(client, "alert", "test", "ops");
      assertEquals("ops: mail: ok (exit status 0)", tested.ok().out().lines().toList().get(1));
      var failed = Image.client(client, "alert", "test", "bad");
      var said = "bad: exec: ERROR (" + folder + "/bad: exit status 3: no way)\n";
      assertEquals(new Run(1, said + "bad: syslog: ok (handed to syslog)\n", ""), failed);
      var unknown = Image.client(client, "alert", "test", "nobody");
      assertEquals(new Run(1, "nobody: ERROR (no such alert)\n", ""), unknown);
      var list = Image.client(client, "alert", "list").ok().out();
      assertTrue(list.contains("ops             mail      1      0"), list);
    }
  }
}
