package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that people have: Debian's supervisorctl, Python's xmlrpc.client; and ours with Debian's
 * daemon.
 */
class ClientsIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:late]
      command=/bin/cat
      autostart=false
      startsecs=0
      [program:a]
      command=/bin/cat
      startsecs=0
      [program:b]
      command=/bin/cat
      startsecs=0
      [group:g]
      programs=a,b
      """;

  /** How a client is run; both must behave the same. */
  private interface Ctl {
    Run run(Path conf, String... words);
  }

  @TempDir Path folder;

  @Test
  void debiansClientDrivesOurDaemon() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      drive(daemon, Image::debianClient);
    }
  }

  @Test
  void ourClientDrivesOurDaemon() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      drive(daemon, Image::client);
    }
  }

  @Test
  void ourClientDrivesDebiansDaemon() throws IOException {
    var debian = Image.debian("supervisord");
    try (var daemon = Daemon.start(List.of(debian), folder, PROGRAMS)) {
      drive(daemon, Image::client);
    }
  }

  @Test
  void bothClientsPrintTheSame() {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("g:b", "RUNNING");
      for (var words :
          List.of(
              "avail", "pid all", "status late", "start nobody", "stop nobody", "pid", "help")) {
        var theirs = Image.debianClient(daemon.conf, words.split(" "));
        var ours = Image.client(daemon.conf, words.split(" "));
        assertEquals(theirs.out(), ours.out(), words);
        assertEquals(theirs.err(), ours.err(), words);
        assertEquals(theirs.status(), ours.status(), words);
      }
    }
  }

  private static final String TALK =
      "[program:talk]\ncommand=/bin/sh -c 'echo hello; exec cat'\nstartsecs=0\n";

  /** Supervisor's client asks for a log over a Unix socket with an empty Host header. */
  @Test
  void debiansClientFollowsALogOfOurDaemon() throws Exception {
    try (var daemon = Daemon.start(folder, TALK)) {
      follow(daemon, Image.debian("supervisorctl"), "-c", daemon.conf.toString());
    }
  }

  /** Behind 57 bytes Supervisor's client broke the header in two (known-traps C53). */
  @Test
  void c53ALogIsFollowedWithALongPasswordWithEitherDaemon() throws Exception {
    var password = "p".repeat(100);
    for (var program : List.of(Image.DAEMON, Image.debian("supervisord"))) {
      int port = Ports.free();
      var door = "[inet_http_server]\nport=127.0.0.1:%d\nusername=joe\npassword=%s\n";
      var conf = door.formatted(port, password) + TALK;
      try (var daemon = Daemon.start(List.of(program), folder, conf)) {
        var url = "http://127.0.0.1:" + port;
        follow(daemon, Image.CLIENT, "-s", url, "-u", "joe", "-p", password);
      }
    }
  }

  private void follow(Daemon daemon, String... client) throws Exception {
    daemon.rpc.awaitState("talk", "RUNNING");
    var words = new ArrayList<>(List.of(client));
    words.addAll(List.of("tail", "-f", "talk"));
    var process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("followed").toFile())
            .start();
    try {
      Await.until(
          () -> "the log is followed: " + daemon.text("followed"),
          Duration.ofSeconds(60),
          Duration.ofMillis(50),
          () -> daemon.text("followed").contains("\nhello\n"));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aHashedPasswordOpensTheDoorAndNoOtherDoes() throws IOException {
    var client = Image.program("supervisorctl").toString();
    var hash =
        Run.in(folder, List.of("sh", "-c", "echo s3cret | \"$0\" hash-password", client))
            .ok()
            .out();
    int port = Ports.free();
    var door = "[inet_http_server]\nport=127.0.0.1:%d\nusername=joe\npassword=%s\n";
    try (var daemon = Daemon.start(folder, door.formatted(port, hash.strip()))) {
      var url = "http://127.0.0.1:" + port;
      var right = Image.debianClient(daemon.conf, "-s", url, "-u", "joe", "-p", "s3cret", "pid");
      assertEquals(daemon.pid() + "\n", right.ok().out());
      var wrong = Image.client(daemon.conf, "-s", url, "-u", "joe", "-p", "secret", "pid");
      assertEquals(new Run(1, "Server requires authentication\n", ""), wrong);
    }
  }

  private static void drive(Daemon daemon, Ctl ctl) throws IOException {
    var conf = daemon.conf;
    daemon.rpc.awaitState("g:b", "RUNNING");
    daemon.rpc.awaitState("cat", "RUNNING");
    var status = ctl.run(conf, "status");
    assertEquals(3, status.status(), "one of them is stopped");
    assertTrue(status.out().contains("g:a"), status.out());
    assertTrue(status.out().matches("(?s).*late +STOPPED   Not started\n.*"), status.out());
    says("late: started", ctl.run(conf, "start", "late"));
    says("cat: stopped", ctl.run(conf, "stop", "cat"));
    assertEquals("STOPPED", daemon.rpc.info("cat").get("statename"));
    says("cat: started", ctl.run(conf, "restart", "cat"));
    says("g:a: signalled", ctl.run(conf, "signal", "WINCH", "g:*"));
    says("g:b: stopped", ctl.run(conf, "stop", "g:*"));
    says("g:b: started", ctl.run(conf, "start", "g:*"));
    assertEquals(daemon.pid() + "\n", ctl.run(conf, "pid").ok().out());
    assertEquals(daemon.rpc.info("cat").get("pid") + "\n", ctl.run(conf, "pid", "cat").ok().out());
    says("cat: cleared", ctl.run(conf, "clear", "cat"));
    ctl.run(conf, "tail", "cat").ok();
    says("spawned: 'a'", ctl.run(conf, "maintail").ok());
    says("nobody: ERROR (no such process)", ctl.run(conf, "start", "nobody"));
    changeTheFile(daemon, ctl);
    says("Shut down", ctl.run(conf, "shutdown"));
    assertEquals(0, daemon.ended());
    assertEquals(4, ctl.run(conf, "status").status(), "nobody answers any more");
  }

  private static void changeTheFile(Daemon daemon, Ctl ctl) throws IOException {
    var conf = daemon.conf;
    says("No config updates to processes", ctl.run(conf, "reread"));
    var more = "[program:new]\ncommand=/bin/cat\nstartsecs=0\n";
    Daemon.write(daemon.folder, PROGRAMS.replace("[program:late]", more + "[program:later]"));
    says("late: disappeared", ctl.run(conf, "reread"));
    var update = ctl.run(conf, "update");
    says("new: added process group", update);
    says("late: removed process group", update);
    daemon.rpc.awaitState("new", "RUNNING");
    says("new: stopped", ctl.run(conf, "stop", "new"));
    says("new: removed process group", ctl.run(conf, "remove", "new"));
    says("new: added process group", ctl.run(conf, "add", "new"));
    var before = daemon.pid();
    says("Restarted supervisord", ctl.run(conf, "reload"));
    Await.until(
        "the daemon started twice",
        () -> daemon.log().split("supervisord started with").length > 2);
    daemon.rpc.awaitState("new", "RUNNING");
    assertEquals(before, daemon.pid());
  }

  private static void says(String line, Run run) {
    assertTrue(run.out().contains(line), () -> "\"" + line + "\" expected: " + run);
  }

  @Test
  void pythonReadsEveryAnswerOfEveryMethod() {
    var speaker =
        """
        [program:speaker]
        command=%s %s
        startsecs=0
        stdout_logfile=%%1$s/speaker.out
        stderr_logfile=%%1$s/speaker.err
        [program:broken]
        command=/no/such/file
        [program:one]
        command=/bin/cat
        startsecs=0
        stderr_logfile=NONE
        [group:g]
        programs=one
        """
            .formatted(Image.PYTHON, Image.resource("python/speaker.py"));
    try (var daemon = Daemon.start(folder, speaker)) {
      Await.until(
          "the speaker has spoken",
          () ->
              daemon.text("speaker.out").contains("end of text")
                  && daemon.text("speaker.err").contains("end of text"));
      Run.in(
              folder,
              List.of(
                  Image.PYTHON,
                  Image.resource("python/every_answer.py").toString(),
                  daemon.folder.resolve("sock").toString()))
          .ok();
      assertEquals(0, daemon.ended());
    }
  }
}
