package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users with roles: who may come in, what they may do, and what is written down of it. */
class AccessIT {
  private static final String CONF =
      """
      [inet_http_server]
      port=127.0.0.1:%d
      username=chief
      password=c
      [user:reader]
      password=r
      [user:op]
      password=o
      role=operate
      groups=web
      [user:boss]
      password=b
      role=admin
      [user:local]
      unix_accounts=nobody
      [program:web]
      command=cat
      startsecs=0
      [program:db]
      command=sh -c 'exec cat' --password=hunter2
      startsecs=0
      """;

  @TempDir Path folder;
  private int port;

  private Daemon start() throws IOException {
    return start("");
  }

  private Daemon start(String more) throws IOException {
    port = Ports.free();
    var daemon = Daemon.start(folder, more + CONF.formatted(port));
    daemon.rpc.awaitState("web", "RUNNING");
    daemon.rpc.awaitState("db", "RUNNING");
    return daemon;
  }

  private static String value(Object param) {
    return "<param><value>"
        + (param instanceof Boolean truth
            ? "<boolean>" + (truth ? 1 : 0) + "</boolean>"
            : "<string>" + param + "</string>")
        + "</value></param>";
  }

  /** The whole answer to a call of somebody. */
  private String call(String who, String method, Object... params) {
    var body = new StringBuilder("<methodCall><methodName>" + method + "</methodName><params>");
    for (var param : params) body.append(value(param));
    body.append("</params></methodCall>");
    var answer = Curl.port(folder, port).get("/RPC2", "-u", who, "--data-binary", body.toString());
    assertEquals(200, answer.status(), answer::toString);
    return answer.body();
  }

  private void allowed(String who, String method, Object... params) {
    var answer = call(who, method, params);
    assertFalse(answer.contains("not allowed"), who + " " + method + ": " + answer);
  }

  private void refused(String who, String method, Object... params) {
    var answer = call(who, method, params);
    assertTrue(answer.contains("FAILED: not allowed: "), who + " " + method + ": " + answer);
  }

  @Test
  void aRoleMayWhatItSays() throws IOException {
    try (var daemon = start()) {
      for (var who : List.of("reader:r", "op:o", "boss:b", "chief:c")) {
        allowed(who, "supervisor.getAllProcessInfo");
        allowed(who, "supervisor.readLog", "0", "10");
      }
      refused("reader:r", "supervisor.stopProcess", "web");
      refused("reader:r", "supervisor.clearLog");
      refused("op:o", "supervisor.stopProcess", "db");
      refused("op:o", "supervisor.stopAllProcesses");
      refused("op:o", "supervisor.tailProcessStdoutLog", "db", "0", "10");
      refused("op:o", "supervisor.reloadConfig");
      refused("op:o", "supervisor.shutdown");
      refused("op:o", "supervisor.getAllConfigInfo");
      assertFalse(call("reader:r", "supervisor.getAllConfigInfo").contains("hunter2"));
      assertTrue(call("boss:b", "supervisor.getAllConfigInfo").contains("hunter2"));
      allowed("op:o", "supervisor.stopProcess", "web");
      allowed("op:o", "supervisor.startProcess", "web");
      allowed("boss:b", "supervisor.signalAllProcesses", "CONT");
      allowed("chief:c", "supervisor.reloadConfig");
      assertEquals("RUNNING", daemon.rpc.info("db").get("statename"));
      daemon.awaitLog("audit: op from 127.0.0.1: stop db: refused");
      daemon.awaitLog("audit: op from 127.0.0.1: stop web: done");
      daemon.awaitLog("audit: chief from 127.0.0.1: reread: done");
    }
  }

  @Test
  void thePageSaysToWhomItRefuses() throws IOException {
    try (var daemon = start()) {
      var curl = Curl.port(folder, port);
      var refused = curl.post("action=stop&processname=web", "-u", "reader:r");
      assertTrue(
          refused.toString().contains("not allowed: reader has the role read"), refused::toString);
      assertEquals("RUNNING", daemon.rpc.info("web").get("statename"));
      assertEquals(401, curl.get("/").status());
      assertEquals(401, curl.get("/events").status());
      assertEquals(200, curl.get("/", "-u", "reader:r").status());
      for (var path : List.of("/process.html", "/process.json", "/events"))
        assertEquals(403, curl.get(path + "?processname=db", "-u", "op:o").status(), path);
      for (var path :
          List.of("/logtail/db", "/logfile/db/stdout", "/config.html", "/config.html?plan=1"))
        assertEquals(403, curl.get(path, "-u", "op:o").status(), path);
    }
  }

  /** What is wrong with a request is told in one line, whatever is in it. */
  @Test
  void nobodyWritesLinesOfHisOwnIntoTheLog() throws IOException {
    try (var daemon = start("loglevel=trace\n")) {
      var forged = "2026-01-01 00:00:00,000 INFO audit: boss from 127.0.0.1: shutdown: done";
      var body =
          "<methodCall><methodName>x</methodName><params><param><value><int>x\n"
              + forged
              + "</int></value></param></params></methodCall>";
      var answer = Curl.port(folder, port).get("/RPC2", "-u", "reader:r", "--data-binary", body);
      assertEquals(400, answer.status());
      daemon.awaitLog("XML-RPC request data is invalid");
      assertTrue(call("reader:r", "x\n" + forged + "\n").contains("UNKNOWN_METHOD"));
      daemon.awaitLog("returned fault: [1] UNKNOWN_METHOD");
      assertFalse(daemon.log().contains("\n" + forged), daemon.log());
    }
  }

  @Test
  void guessingIsSlowAndHoldsUpNobodyElse() throws IOException {
    try (var daemon = start()) {
      var curl = Curl.port(folder, port);
      for (int i = 0; i < 10; i++) assertEquals(401, curl.get("/", "-u", "boss:" + i).status());
      var late = curl.get("/", "-u", "boss:b");
      assertEquals(503, late.status());
      daemon.awaitLog("audit: boss from 127.0.0.1: wrong password");
      daemon.awaitLog("boss from 127.0.0.1: too many wrong passwords, none is judged for a minute");
      assertEquals("5", late.header("retry-after"));
      assertTrue(daemon.answers(), "through the Unix socket");
    }
  }

  /** The daemon's own account needs no password on the socket; others are what the file says. */
  @Test
  void aUnixSocketKnowsWhoCalls() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var daemon = start()) {
      Files.setPosixFilePermissions(
          folder.resolve("sock"), PosixFilePermissions.fromString("rwxrwxrwx"));
      var me = System.getProperty("user.name");
      daemon.rpc.call("supervisor.stopProcess", "web", true);
      daemon.awaitLog("audit: " + me + " from account " + me + ": stop web: done");
      if (me.equals("root")) strangers(daemon); // who else could become somebody else
    }
  }

  private void strangers(Daemon daemon) {
    assertTrue(as("nobody", "getState").contains("RUNNING"));
    var stop = as("nobody", "stopAllProcesses");
    assertTrue(stop.contains("not allowed: local has the role read"), stop);
    daemon.awaitLog("audit: local from account nobody: stop all: refused");
    var stranger = as("daemon", "getState");
    assertTrue(stranger.startsWith("HTTP/1.1 401 "), stranger);
  }

  private String as(String account, String method) {
    var body = "<methodCall><methodName>supervisor." + method + "</methodName></methodCall>";
    var become = List.of("setpriv", "--reuid", account, "--regid", "nogroup", "--clear-groups");
    var command = new ArrayList<>(become);
    command.addAll(List.of("curl", "-sS", "-i", "--unix-socket", folder + "/sock"));
    command.addAll(List.of("--data-binary", body, "http://localhost/RPC2"));
    return Run.in(Path.of("/"), command).out();
  }
}
