package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's signals, as a real daemon of the image takes them. */
class SignalsIT {
  /** Each says when it is asked to stop and, a little later, that it has. */
  private static final String THREE =
      """
      [program:first]
      command=sh -c 'trap "echo first asked >> %1$s/order; sleep 0.2; echo first gone >> %1$s/order; exit 0" TERM; touch %1$s/first; while :; do sleep 0.05; done'
      priority=1
      [program:second]
      command=sh -c 'trap "echo second asked >> %1$s/order; sleep 0.2; echo second gone >> %1$s/order; exit 0" TERM; touch %1$s/second; while :; do sleep 0.05; done'
      priority=2
      [program:third]
      command=sh -c 'trap "echo third asked >> %1$s/order; sleep 0.2; echo third gone >> %1$s/order; exit 0" TERM; touch %1$s/third; while :; do sleep 0.05; done'
      priority=3
      """;

  private static final List<String> IN_ORDER =
      List.of(
          "third asked", "third gone", "second asked", "second gone", "first asked", "first gone");

  @TempDir Path folder;

  @Test
  void termStopsTheHighestPriorityNumberFirstAndEachBeforeTheNext() throws IOException {
    try (var daemon = Daemon.start(folder, THREE)) {
      awaitTraps();
      daemon.signal("TERM");
      assertEquals(0, daemon.ended());
      assertEquals(IN_ORDER, Files.readAllLines(folder.resolve("order")));
      assertTrue(daemon.log().contains("received SIGTERM indicating exit request"), daemon::log);
      assertFalse(Files.exists(folder.resolve("sock")), "the socket is gone");
      assertFalse(Files.exists(folder.resolve("supervisord.pid")), "the pid file is gone");
    }
  }

  @Test
  void controlCReachesTheWholeForegroundGroupAndStillStopsInOrder() throws IOException {
    try (var daemon = Daemon.start(List.of("setsid", Image.DAEMON), folder, THREE)) {
      awaitTraps();
      assertEquals(daemon.pid(), Proc.group(daemon.pid()), "the daemon leads its group");
      Signals.sendGroup("INT", daemon.pid());
      assertEquals(0, daemon.ended());
      assertEquals(IN_ORDER, Files.readAllLines(folder.resolve("order")));
      assertTrue(daemon.log().contains("received SIGINT indicating exit request"), daemon::log);
    }
  }

  private void awaitTraps() {
    for (var name : List.of("first", "second", "third")) {
      Await.until(name + " is ready", () -> Files.exists(folder.resolve(name)));
    }
  }

  @Test
  void hupReadsTheFileAnewInTheSameProcess() throws IOException {
    var old = "[program:old]\ncommand=/bin/cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, old)) {
      daemon.rpc.awaitState("old", "RUNNING");
      long child = (int) daemon.rpc.info("old").get("pid");
      Daemon.write(folder, old.replace("old", "new"));
      daemon.signal("HUP");
      daemon.awaitLog("received SIGHUP indicating restart request");
      daemon.rpc.awaitState("new", "RUNNING");
      assertFalse(Proc.alive(child));
      assertEquals((int) daemon.pid(), daemon.rpc.call("supervisor.getPID"));
      assertEquals(daemon.pid() + "\n", daemon.text("supervisord.pid"));
      assertEquals(1, daemon.rpc.allInfo().size());
    }
  }

  @Test
  void hupWithABadFileChangesNothing() throws IOException {
    var good = "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, good)) {
      daemon.rpc.awaitState("cat", "RUNNING");
      Daemon.write(folder, good + "startretries=many\n");
      daemon.signal("HUP");
      daemon.awaitLog("'many'");
      daemon.rpc.awaitState("cat", "RUNNING");
    }
  }

  @Test
  void usr2OpensTheLogsAnew() throws IOException {
    var conf =
        """
        [program:ticker]
        command=sh -c 'while :; do echo tick; sleep 0.05; done'
        startsecs=0
        stdout_logfile=%1$s/ticker
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      Await.until("it ticks", () -> daemon.text("ticker").contains("tick\ntick"));
      Files.move(folder.resolve("ticker"), folder.resolve("ticker.old"));
      Files.move(folder.resolve("supervisord.log"), folder.resolve("log.old"));
      daemon.signal("USR2");
      Await.until(
          "the reopening is said, in the old file or the new",
          () -> (daemon.text("log.old") + daemon.log()).contains("supervisord logreopen"));
      Await.until("the main log is new", () -> Files.exists(folder.resolve("supervisord.log")));
      Await.until("it ticks in a new file", () -> daemon.text("ticker").contains("tick\n"));
      long size = Files.size(folder.resolve("ticker.old"));
      Await.until("and goes on", () -> daemon.text("ticker").contains("tick\ntick\ntick"));
      assertEquals(size, Files.size(folder.resolve("ticker.old")), "nothing more in the old one");
    }
  }

  @Test
  void c7TheExitStatusIs0AlsoWhenEveryProgramHasFailed() throws IOException {
    var conf = "[program:none]\ncommand=/no/such\nstartretries=0\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("none", "FATAL");
      daemon.signal("TERM");
      assertEquals(0, daemon.ended());
    }
  }
}
