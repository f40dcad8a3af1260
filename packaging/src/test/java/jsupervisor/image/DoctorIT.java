package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code supervisorctl doctor}: what is well is said to be, what is not is found. */
class DoctorIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=cat
      startsecs=0
      numprocs=3
      process_name=%(program_name)s_%(process_num)d
      """;

  @TempDir Path folder;

  private static void has(Run run, String pattern) {
    assertTrue(run.out().lines().anyMatch(line -> line.matches(pattern)), run::toString);
  }

  @Test
  void aDaemonThatIsWellHasNothingButOks() throws IOException {
    int port = Ports.own();
    var server = "[inet_http_server]\nport=127.0.0.1:" + port + "\nusername=u\npassword=p\n";
    var spawner = Files.writeString(folder.resolve("spawner"), "#!/bin/sh\ncat &\nexec cat\n");
    assertTrue(spawner.toFile().setExecutable(true));
    var more = "[program:spawner]\ncommand=" + spawner + "\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, PROGRAMS + more + server)) {
      daemon.rpc.awaitState("cat:cat_2", "RUNNING");
      daemon.rpc.awaitState("spawner", "RUNNING");
      var run = Image.client(daemon.conf, "doctor");
      assertEquals(0, run.status(), run::toString);
      assertEquals("", run.err());
      has(run, "ok +configuration .* 0 errors, 0 warnings");
      has(run, "ok +folder " + folder + " +.* may write there, for .*");
      has(run, "ok +daemon +unix://.*/sock answers, pid " + daemon.pid());
      has(run, "ok +socket +http://127.0.0.1:" + port + " answers, and asks for a password");
      has(run, "ok +pid file +.* is right");
      has(run, "ok +journal +has every process as it is");
      // what programs start is none of the daemon's
      has(run, "ok +children +4 run, as the daemon says");
      assertTrue(run.out().lines().noneMatch(line -> line.startsWith("fail")), run::out);
    }
  }

  @Test
  void whatIsWrongIsFound() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAMS)) {
      daemon.rpc.awaitState("cat:cat_2", "RUNNING");
      Files.writeString(folder.resolve("supervisord.pid"), "1\n");
      var logs = folder.resolve("gone");
      var more = "[program:new]\ncommand=cat\nstdout_logfile=" + logs + "/new.log\n";
      Daemon.write(folder, PROGRAMS + more);
      Files.createDirectory(logs); // else the configuration itself is wrong
      Files.createDirectory(logs.resolve("new.log"));
      var run = Image.client(daemon.conf, "doctor");
      assertEquals(1, run.status(), run::toString);
      has(run, "fail +pid file +.* says 1, the daemon is " + daemon.pid() + "; .*");
      has(run, "fail +file " + logs + "/new.log +is a folder; .*");
      has(run, "ok +daemon .*");
      Daemon.write(folder, PROGRAMS + "startsecs=soon\n");
      run = Image.client(daemon.conf, "doctor", "--json");
      assertEquals(1, run.status(), run::toString);
      assertTrue(run.out().startsWith("[{\"verdict\": \"fail\", \"what\": \"configuration "));
      assertEquals(1, run.out().lines().count());
    }
  }

  @Test
  void withoutADaemonTheRestIsLookedAt() throws IOException {
    Daemon.write(folder, PROGRAMS);
    var run = Image.client(folder.resolve("conf"), "doctor");
    assertEquals(1, run.status(), run::toString);
    has(run, "ok +configuration .*");
    has(run, "ok +disk of .* are free");
    has(run, "fail +daemon +unix://.*/sock no such file; start it .*");
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("conf")), files.toList());
    }
  }

  /** The daemon will not have the client's own locale in its environment. */
  @Test
  void theConfigurationIsLookedAtWithTheCallersLocale() throws IOException {
    var logs = Files.createDirectory(folder.resolve("C"));
    Daemon.write(
        folder, "[program:cat]\ncommand=cat\nstdout_logfile=%1$s/%(ENV_LC_ALL)s/cat.log\n");
    var conf = folder.resolve("conf").toString();
    var run = Run.in(folder, List.of("env", "LC_ALL=C", Image.CLIENT, "-c", conf, "doctor"));
    has(run, "ok +folder " + logs + " +.* may write there, for .* cat");
  }

  /** Where numbers of processes mean others, nobody is suspected. */
  @Test
  void aDaemonOfAnotherWorldIsNotMistaken() throws IOException {
    for (var account : Daemon.Account.possible()) {
      if (account == Daemon.Account.NOBODY) continue;
      var home = Files.createDirectory(folder.resolve(account.name()));
      try (var daemon = Daemon.start(account, home, PROGRAMS)) {
        daemon.rpc.awaitState("cat:cat_2", "RUNNING");
        var run = Image.client(daemon.conf, "doctor");
        assertEquals(0, run.status(), run::toString);
        has(run, "ok +children +(3 run, as|not looked at: the daemon is in a container).*");
      }
    }
  }
}
