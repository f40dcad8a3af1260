package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that speaks TLS, and those who come to it. */
class TlsIT {
  private static final String TALK =
      """
      [program:talk]
      command=sh -c 'while read line; do echo "heard $line"; done'
      startsecs=0
      stdout_logfile=%1$s/talk.log
      """;

  @TempDir Path folder;
  private Papers papers;

  @BeforeEach
  void papers() throws IOException {
    papers = Papers.made(folder);
  }

  private Daemon start(String more) {
    var daemon = Daemon.start(folder, papers.section(more) + TALK);
    daemon.rpc.awaitState("talk", "RUNNING");
    return daemon;
  }

  private Run python(String... more) {
    var script = Image.resource("python/over_tls.py").toString();
    var command = new ArrayList<>(List.of(Image.PYTHON, script, papers.url(), papers.at("ca.pem")));
    command.addAll(List.of(more));
    return Run.in(folder, command);
  }

  private static void says(String text, Run run) {
    assertTrue(run.out().contains(text), () -> "\"" + text + "\" expected: " + run);
  }

  @Test
  void everyClientIsServed() throws IOException {
    try (var daemon = start("username=joe\npassword=x\n")) {
      daemon.awaitLog(
          "[inet_http_server] speaks TLS with " + papers.at("own.pem") + ", good until");
      var ca = papers.at("ca.pem");
      assertEquals("OK", papers.curl("--cacert", ca, "-u", "joe:x").ok().out());
      for (var version : List.of("1.2", "1.3"))
        assertEquals(
            "OK",
            papers
                .curl("--cacert", ca, "-u", "joe:x", "--tlsv" + version, "--tls-max", version)
                .ok()
                .out());
      assertEquals(35, papers.curl("-k", "--tlsv1.0", "--tls-max", "1.1").status());
      var url = papers.url().replace("//", "//joe:x@");
      var script = Image.resource("python/over_tls.py").toString();
      var python = Run.in(folder, List.of(Image.PYTHON, script, url, ca));
      assertEquals("RUNNING\n", python.ok().out());
      var client = papers.client("ctl", "ca=" + ca, "username=joe", "password=x");
      says("RUNNING", Image.client(client, "status"));
      says("talk: stopped", Image.client(client, "restart", "talk"));
      assertEquals(daemon.pid() + "\n", Image.client(client, "pid").ok().out());
      var nobody = papers.client("nobody", "ca=" + ca);
      assertEquals(
          new Run(1, "Server requires authentication\n", ""), Image.client(nobody, "status"));
    }
  }

  @Test
  void logsAreFollowed() throws Exception {
    try (var daemon = start("")) {
      var client = papers.client("ctl", "ca=" + papers.at("ca.pem"));
      try (var tail = Followed.by(client, folder.resolve("tail"), "tail", "-f", "talk");
          var main = Followed.by(client, folder.resolve("main"), "maintail", "-f");
          var front = Followed.by(client, folder.resolve("front"), "fg", "talk")) {
        main.shows("spawned: 'talk'");
        front.type("hello");
        tail.shows("heard hello");
        front.shows("heard hello");
        daemon.rpc.call("supervisor.stopProcess", "talk", true);
        main.shows("stopped: talk");
      }
      daemon.rpc.call("supervisor.startProcess", "talk", true);
    }
  }

  @Test
  void aCertificateIsDemandedOfClients() throws IOException {
    try (var daemon = start("client_ca=" + papers.at("ca.pem") + "\n")) {
      assertFalse(daemon.log().contains("'inet_http_server' running without"));
      var ca = papers.at("ca.pem");
      var ours = new String[] {"--cert", papers.at("client.pem"), "--key", papers.at("client.key")};
      assertEquals("OK", papers.curl("--cacert", ca, ours[0], ours[1], ours[2], ours[3]).out());
      assertTrue(papers.curl("--cacert", ca).status() != 0);
      var strange = papers.at("stranger");
      assertTrue(
          papers
                  .curl("--cacert", ca, "--cert", strange + ".pem", "--key", strange + ".key")
                  .status()
              != 0);
      assertEquals("RUNNING\n", python(ours[1], ours[3]).ok().out());
      assertTrue(python().err().contains("Error"), "without one");
      says(
          "RUNNING",
          Image.client(papers.client("ours", "ca=" + ca, "certificate=both.pem"), "status"));
      refused("ca=" + ca, "wants to see a certificate: set certificate and certificate_key");
      refused(
          "ca=%s\ncertificate=%2$s.pem\ncertificate_key=%2$s.key".formatted(ca, strange),
          "does not accept the certificate in " + strange + ".pem");
      assertTrue(daemon.answers(), "a Unix socket has no TLS");
    }
  }

  private void refused(String options, String why) throws IOException {
    var run = Image.client(papers.client("refused", options), "status");
    assertEquals(1, run.status(), run::toString);
    assertEquals(1, run.out().lines().count(), run::toString);
    says("error: <class 'TLS'>, 127.0.0.1:" + papers.port() + " " + why, run);
  }

  @Test
  void whatIsWrongWithAServerIsOneLine() throws IOException {
    try (var _ = start("")) {
      var run = Image.client(papers.client("ctl"), "status");
      says("is of no authority known here: name the file of its authority as ca", run);
      assertEquals(1, run.out().lines().count(), run::toString);
      var plain = Image.client(papers.client("ctl"), "-s", papers.url().replace("s:", ":"), "pid");
      says("the server speaks TLS: https:// may be meant", plain);
      assertEquals(1, plain.status());
    }
  }

  @Test
  void aReplacedCertificateIsTakenUnderConnectionsThatGoOn() throws Exception {
    try (var daemon = start("")) {
      assertEquals("server", papers.shown());
      var client = papers.client("ctl", "ca=" + papers.at("ca.pem"));
      try (var tail = Followed.by(client, folder.resolve("tail"), "tail", "-f", "talk")) {
        daemon.rpc.call("supervisor.sendProcessStdin", "talk", "before\n");
        tail.shows("heard before");
        papers.take("next");
        Await.until("the new one is shown", () -> papers.shown().equals("next"));
        daemon.rpc.call("supervisor.sendProcessStdin", "talk", "after\n");
        tail.shows("heard after");
      }
      says("RUNNING", Image.client(client, "status"));
    }
  }

  @Test
  void aBrokenReplacementChangesNothingAndIsSaidOnce() throws IOException {
    try (var daemon = start("")) {
      papers.replace("next.pem", "own.pem");
      var said = "[inet_http_server] goes on with its last certificate: the key in ";
      Await.until(
          "it is noticed", () -> papers.shown().equals("server") && daemon.log().contains(said));
      long later = System.nanoTime() + 2_500_000_000L; // two more looks
      Await.until(
          "it is looked at again",
          () -> papers.shown().equals("server") && System.nanoTime() > later);
      assertEquals(1, daemon.log().split(java.util.regex.Pattern.quote(said), -1).length - 1);
      var reread = Image.client(daemon.conf, "reread");
      says("does not fit the first certificate in " + papers.at("own.pem"), reread);
      papers.replace("next.key", "own.key");
      Await.until("it is repaired", () -> papers.shown().equals("next"));
    }
  }

  @Test
  void aKilledJvmsSuccessorServesTheSamePort() throws IOException {
    try (var daemon = start("")) {
      long jvm = daemon.jvm();
      ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
      assertEquals("OK", papers.curl("--cacert", papers.at("ca.pem")).ok().out(), "it has waited");
      assertTrue(daemon.jvm() != jvm);
    }
  }

  /** The file was broken and the one who knew the last certificate is gone. */
  @Test
  void withoutAnyCertificateNobodyIsServedUntilThereIsOne() throws IOException {
    try (var daemon = start("")) {
      Files.delete(folder.resolve("own.key"));
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      daemon.awaitLog("[inet_http_server] refuses all connections: ");
      assertEquals(35, papers.curl("-k").status());
      assertTrue(daemon.answers());
      papers.take("next");
      Await.until("it is there", () -> papers.curl("-k").status() == 0);
    }
  }

  @Test
  void whatIsWrongWithTheFilesIsAnErrorAtTheStart() throws IOException {
    papers.replace("client.key", "own.key");
    Daemon.write(folder, papers.section(""));
    var why =
        "the key in %s does not fit the first certificate in %s (name the key that"
            .formatted(papers.at("own.key"), papers.at("own.pem"));
    var check = Run.in(folder, List.of(Image.DAEMON, "--check", "-c", folder + "/conf"));
    says("conf:14: error: [inet_http_server] certificate_key: " + why, check);
    var start = Run.in(folder, List.of(Image.DAEMON, "-n", "-c", folder + "/conf"));
    assertTrue(start.err().startsWith("Error: " + why), start.err());
    assertEquals(List.of(2, 2), List.of(check.status(), start.status()));
  }
}
