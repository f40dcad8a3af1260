package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others get wrong about starting and stopping; the names begin with the trap's number. */
class ProcessTrapsIT {
  private static final int BAD_NAME = 10;
  private static final int NO_FILE = 20;
  private static final int ABNORMAL_TERMINATION = 40;
  private static final int ALREADY_STARTED = 60;
  private static final int NOT_RUNNING = 70;
  private static final int SUCCESS = 80;
  private static final int STILL_RUNNING = 91;

  /** Ignores TERM, says when it is ready to. */
  private static final String DEAF =
      "command=sh -c 'trap \"\" TERM; touch %1$s/ready; while :; do sleep 0.1; done'\nstartsecs=0\n";

  @TempDir Path folder;

  private static int fault(Daemon daemon, String method, Object... params) {
    return assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call("supervisor." + method, params))
        .code;
  }

  @SuppressWarnings("unchecked")
  private static List<String> results(Object answer) {
    Function<Map<String, Object>, String> text =
        result -> result.get("group") + ":" + result.get("name") + " " + result.get("status");
    return ((List<Map<String, Object>>) answer).stream().map(text).toList();
  }

  /** What stands between these in the lines of the log, in order. */
  private static List<String> logged(Daemon daemon, String before, String after) {
    var pattern = Pattern.compile(Pattern.quote(before) + "(.*?)" + Pattern.quote(after));
    return pattern.matcher(daemon.log()).results().map(found -> found.group(1)).toList();
  }

  private void awaitFile(String name) {
    Await.until(name + " is there", () -> Files.exists(folder.resolve(name)));
  }

  @Test
  void a8AGroupIsNamedWithAColon() throws IOException {
    var conf =
        "[program:a]\ncommand=cat\nstartsecs=0\n[program:b]\ncommand=cat\nstartsecs=0\n"
            + "[group:g]\nprograms=a,b\n[program:same]\ncommand=cat\nstartsecs=0\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("g:a", "RUNNING");
      daemon.rpc.awaitState("g:b", "RUNNING");
      daemon.rpc.awaitState("same", "RUNNING");
      assertEquals(BAD_NAME, fault(daemon, "getProcessInfo", "g"), "no process is called so");
      for (var name : List.of("g:", "g:*"))
        assertEquals(
            List.of("g:a " + SUCCESS, "g:b " + SUCCESS),
            results(daemon.rpc.call("supervisor.signalProcess", name, "CONT")),
            name);
      assertEquals(true, daemon.rpc.call("supervisor.signalProcess", "same", "CONT"));
      var signalled = daemon.rpc.call("supervisor.signalProcess", "same:", "CONT");
      assertEquals(List.of("same:same " + SUCCESS), results(signalled));
    }
  }

  @Test
  void a9AndA10ResultsHoldWhatIsEligibleWithFailuresInlineAndWhatIsDoneFirst() throws IOException {
    var conf =
        "[program:slow]\ncommand=cat\nautostart=false\npriority=1\n"
            + "[program:bad]\ncommand=/no/such/file\nautostart=false\npriority=2\n"
            + "[program:there]\ncommand=cat\nstartsecs=0\npriority=3\n"
            + "[group:g]\nprograms=slow,bad,there\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("g:there", "RUNNING");
      var started = results(daemon.rpc.call("supervisor.startProcessGroup", "g", true));
      assertEquals(List.of("g:bad " + NO_FILE, "g:slow " + SUCCESS), started);
      assertEquals(ALREADY_STARTED, fault(daemon, "startProcess", "g:there", true));
      assertEquals(NO_FILE, fault(daemon, "startProcess", "g:bad", true));
      var stopped = results(daemon.rpc.call("supervisor.stopAllProcesses", true));
      assertEquals(2, stopped.size(), "not the one that never ran: " + stopped);
      assertEquals(List.of(), daemon.rpc.call("supervisor.stopAllProcesses", true));
      assertEquals(List.of(), daemon.rpc.call("supervisor.signalAllProcesses", "HUP"));
    }
  }

  @Test
  void a24AndA7AProcessInBackoffCountsAsRunning() throws IOException {
    var conf = "[program:f]\ncommand=false\nstartretries=1000\n";
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("f", "BACKOFF");
      assertEquals(ALREADY_STARTED, fault(daemon, "startProcess", "f", true));
      assertEquals(STILL_RUNNING, fault(daemon, "removeProcessGroup", "f"));
      Await.until("it waits for longer", () -> daemon.log().split("spawned: 'f'", -1).length > 3);
      daemon.rpc.awaitState("f", "BACKOFF");
      var stopped = results(daemon.rpc.call("supervisor.stopAllProcesses", true));
      assertEquals(List.of("f:f " + SUCCESS), stopped);
      var info = daemon.rpc.info("f");
      assertEquals("STOPPED", info.get("statename"));
      assertEquals("Exited too quickly (process log may have details)", info.get("spawnerr"));
      assertEquals(0, info.get("exitstatus"), "known-traps A6");
      assertEquals(NOT_RUNNING, fault(daemon, "stopProcess", "f", true));
    }
  }

  @Test
  void b6ManyAreStoppedHighestNumberFirstAndListedLowestFirst() throws IOException {
    var conf = new StringBuilder("loglevel=debug\n");
    for (int i : List.of(2, 3, 1))
      conf.append("[program:p%1$d]\ncommand=cat\nstartsecs=0\npriority=%1$d\n".formatted(i));
    try (var daemon = Daemon.start(folder, conf + "[group:g]\nprograms=p2,p3,p1\n")) {
      for (int i = 1; i <= 3; i++) daemon.rpc.awaitState("g:p" + i, "RUNNING");
      daemon.rpc.call("supervisor.stopProcessGroup", "g", false);
      Await.until("all are asked", () -> logged(daemon, "killing ", " (pid").size() == 3);
      assertEquals(List.of("p3", "p2", "p1"), logged(daemon, "killing ", " (pid"));
    }
  }

  /** Supervisor starts them as the group names them. */
  @Test
  void b7TheProgramsOfAGroupAreStartedByPriority() throws IOException {
    var conf = new StringBuilder();
    for (int i : List.of(2, 3, 1))
      conf.append("[program:p%1$d]\ncommand=cat\nstartsecs=0\npriority=%1$d\n".formatted(i));
    try (var daemon = Daemon.start(folder, conf + "[group:g]\nprograms=p2,p3,p1\n")) {
      for (int i = 1; i <= 3; i++) daemon.rpc.awaitState("g:p" + i, "RUNNING");
      assertEquals(List.of("p1", "p2", "p3"), logged(daemon, "spawned: '", "'"));
    }
  }

  @Test
  void c11AStoppingProcessIsNotStartedAndIsKilledInTheEnd() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:deaf]\n" + DEAF + "stopwaitsecs=2\n")) {
      awaitFile("ready");
      var pid = daemon.rpc.info("deaf").get("pid");
      daemon.rpc.call("supervisor.stopProcess", "deaf", false);
      assertEquals(ABNORMAL_TERMINATION, fault(daemon, "startProcess", "deaf", true));
      assertEquals(ABNORMAL_TERMINATION, fault(daemon, "startProcess", "deaf", false));
      assertEquals(NOT_RUNNING, fault(daemon, "stopProcess", "deaf", true));
      daemon.rpc.awaitState("deaf", "STOPPED");
      daemon.awaitLog("stopped: deaf");
      var log = daemon.log();
      int killing = log.indexOf("WARN killing 'deaf' (" + pid + ") with SIGKILL");
      assertTrue(killing > 0, log);
      assertTrue(log.indexOf("WARN stopped: deaf (terminated by SIGKILL)") > killing, log);
      assertEquals(-1, daemon.rpc.info("deaf").get("exitstatus"), "known-traps A6");
    }
  }

  @Test
  void c16QuitStopsTheDaemonInsteadOfDumpingThreads() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:cat]\ncommand=cat\nstartsecs=0\n")) {
      daemon.rpc.awaitState("cat", "RUNNING");
      daemon.signal("QUIT");
      assertEquals(0, daemon.ended());
      assertTrue(daemon.log().contains("WARN received SIGQUIT indicating exit request"));
      assertFalse(daemon.output().contains("thread dump"), daemon::output);
    }
  }

  /** One program for leader, member of its group, and one that has left the group. */
  private static String family(String options) {
    return """
    [program:family]
    command=sh -c 'sleep 1000 & echo $! > %1$s/member; setsid sleep 1000 & echo $! > %1$s/leaver; touch %1$s/ready; exec sleep 1000'
    startsecs=0
    autorestart=false
    """
        + options;
  }

  private long noted(String name) throws IOException {
    return Long.parseLong(Files.readString(folder.resolve(name)).strip());
  }

  private void family(String options, boolean memberLives, String method, Object... params)
      throws IOException {
    try (var daemon = Daemon.start(folder, family(options))) {
      awaitFile("ready");
      long member = noted("member");
      long leaver = noted("leaver");
      try {
        Await.until("it has left", () -> Proc.group(leaver) == leaver);
        long leader = ((Integer) daemon.rpc.info("family").get("pid")).longValue();
        assertEquals(leader, Proc.group(member));
        daemon.rpc.call("supervisor." + method, params);
        Await.until("the leader is gone", () -> !Proc.alive(leader));
        if (!memberLives) Await.until("so is the member", () -> !Proc.alive(member));
        daemon.rpc.call("supervisor.getState");
        assertEquals(memberLives, Proc.alive(member));
        assertTrue(Proc.alive(leaver), "who has left the group is not reached");
      } finally {
        for (long pid : List.of(member, leaver)) Signals.sendIfThere("KILL", pid);
      }
    }
  }

  @Test
  void c18StopasgroupReachesTheGroupAndNobodyElse() throws IOException {
    family("stopasgroup=true\n", false, "stopProcess", "family", true);
  }

  @Test
  void c18AStopReachesTheLeaderAlone() throws IOException {
    family("", true, "stopProcess", "family", true);
  }

  @Test
  void c18AndA22ASignalNeverGoesToTheGroup() throws IOException {
    family("stopasgroup=true\n", true, "signalProcess", "family", "KILL");
  }

  @Test
  void killasgroupKillsTheGroupOfADeafLeader() throws IOException {
    var conf =
        """
        [program:family]
        command=sh -c 'trap "" TERM; sleep 1000 & echo $! > %1$s/member; touch %1$s/ready; while :; do sleep 0.1; done'
        startsecs=0
        stopwaitsecs=1
        killasgroup=true
        """;
    try (var daemon = Daemon.start(folder, "loglevel=debug\n" + conf)) {
      awaitFile("ready");
      daemon.rpc.call("supervisor.stopProcess", "family", true);
      long member = noted("member");
      Await.until("the member is killed too", () -> !Proc.alive(member));
      assertTrue(daemon.log().contains(") process group with signal SIGKILL"), daemon::log);
      assertTrue(daemon.log().contains(") with signal SIGTERM"), daemon::log);
    }
  }

  @Test
  void a22ATermBySignalIsFollowedByARestart() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:cat]\ncommand=cat\nstartsecs=0\n")) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var before = daemon.rpc.info("cat").get("pid");
      daemon.rpc.call("supervisor.signalProcess", "cat", "TERM");
      daemon.awaitLog("exited: cat (terminated by SIGTERM; not expected)");
      daemon.rpc.awaitState("cat", "RUNNING");
      assertFalse(before.equals(daemon.rpc.info("cat").get("pid")));
    }
  }

  @Test
  void a21RereadTouchesNothingAndUpdateRestartsWholeChangedGroups() throws IOException {
    var conf = "[program:a]\ncommand=cat\n[program:b]\ncommand=cat\n[program:c]\ncommand=cat\n";
    var options = "startsecs=0\n[group:g]\nprograms=a,b\n";
    try (var daemon = Daemon.start(folder, conf + options)) {
      for (var name : List.of("g:a", "g:b", "c")) daemon.rpc.awaitState(name, "RUNNING");
      var before = pids(daemon);
      Daemon.write(folder, conf.replace("[program:b]", "priority=5\n[program:b]") + options);
      assertEquals("g: changed\n", Image.client(daemon.conf, "reread").ok().out());
      assertEquals(before, pids(daemon));
      Image.client(daemon.conf, "update").ok();
      for (var name : List.of("g:a", "g:b", "c")) daemon.rpc.awaitState(name, "RUNNING");
      var after = pids(daemon);
      assertEquals(before.get("c"), after.get("c"));
      for (var name : List.of("a", "b")) assertFalse(before.get(name).equals(after.get(name)));
    }
  }

  private static Map<Object, Object> pids(Daemon daemon) throws IOException {
    return daemon.rpc.allInfo().stream()
        .collect(java.util.stream.Collectors.toMap(i -> i.get("name"), i -> i.get("pid")));
  }
}
