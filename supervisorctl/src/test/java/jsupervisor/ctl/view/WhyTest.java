package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhyTest {
  private static final String LOG =
      """
      2026-01-01 10:00:00,000 INFO spawned: 'web' with pid 10
      2026-01-01 10:00:01,000 INFO success: web entered RUNNING state, process has stayed up
      2026-01-01 10:00:01,500 INFO spawned: 'web2' with pid 11
      2026-01-01 10:00:02,000 WARN exited: web (terminated by SIGSEGV (core dumped); not expected)
      2026-01-01 10:00:03,000 INFO spawned: 'web' with pid 12
      2026-01-01 10:00:03,100 WARN exited: web (exit status 3; not expected)
      2026-01-01 10:00:04,000 INFO spawned: 'web' with pid 13
      2026-01-01 10:00:04,100 WARN exited: web (exit status 3; not expected)
      """;

  private static Struct process(int state, String name, Map<String, Object> more) {
    var members = new HashMap<String, Object>(more);
    members.putAll(Map.of("group", "web", "name", "web", "state", state, "statename", name));
    return new Struct(members);
  }

  @Test
  void aFailingStartIsExplainedWithCauseAttemptsRulesAndLastWords() {
    var process =
        process(
            30,
            "BACKOFF",
            Map.of(
                "start",
                100,
                "stop",
                104,
                "now",
                105,
                "exitstatus",
                3,
                "stderr_logfile",
                "/l",
                "spawnerr",
                "Exited too quickly (process log may have details)"));
    var config =
        new Struct(
            Map.of(
                "command",
                "/bin/web",
                "autostart",
                true,
                "startsecs",
                1,
                "startretries",
                3,
                "exitcodes",
                List.of(0)));
    var lines =
        new Why(
                process,
                Optional.of(config),
                Optional.empty(),
                Story.of(LOG, "web", false),
                List.of("no port"))
            .lines();
    assertEquals("web is BACKOFF", lines.getFirst());
    assertEquals(
        "  cause:    it ended before it had run for startsecs, with exit status 3, 1 s ago",
        lines.get(1));
    assertEquals("  attempts: 2 of 4; the next in about 1 s", lines.get(2));
    assertEquals("  command:  /bin/web", lines.get(3));
    assertEquals("    2026-01-01 10:00:00,000 INFO spawned: 'web' with pid 10", lines.get(6));
    assertEquals(List.of("  the end of /l:", "    no port"), lines.subList(13, 15));
  }

  @Test
  void aSignalIsToldByItsNameWhereTheLogHasIt() {
    var story = Story.of(LOG.lines().limit(4).reduce("", (a, b) -> a + b + "\n"), "web", false);
    assertEquals(Optional.of("terminated by SIGSEGV (core dumped)"), story.lastEnd());
  }

  @Test
  void withoutALogTheInterfaceMustDo() {
    var process =
        process(100, "EXITED", Map.of("start", 5, "stop", 9, "now", 400, "exitstatus", -1));
    var lines =
        new Why(process, Optional.empty(), Optional.empty(), Story.of("", "web", false), List.of())
            .lines();
    assertEquals(
        List.of("web is EXITED", "  cause:    it ended by itself, with a signal, 6 min ago"),
        lines);
  }

  @Test
  void aProcessThatCannotBeSpawnedNamesTheError() {
    var process = process(200, "FATAL", Map.of("spawnerr", "can't find command '/x'", "now", 9));
    var lines =
        new Why(process, Optional.empty(), Optional.empty(), Story.of("", "web", false), List.of())
            .lines();
    assertEquals(
        "  cause:    it was started in vain as often as startretries allows; can't find command"
            + " '/x'",
        lines.get(1));
  }

  /** The log does not say of which group a process is. */
  @Test
  void whereTwoGroupsHaveTheNameTheLogIsNotBelieved() {
    var log =
        """
        2026-01-01 10:00:00,000 INFO spawned: 'web' with pid 10
        2026-01-01 10:00:00,100 INFO spawned: 'web' with pid 11
        2026-01-01 10:00:01,000 WARN exited: web (exit status 7; not expected)
        2026-01-01 10:00:01,500 WARN exited: web (terminated by SIGKILL; not expected)
        """;
    var more = Map.<String, Object>of("start", 90, "stop", 91, "now", 92, "exitstatus", 7);
    var process = process(30, "BACKOFF", more);
    var lines =
        new Why(process, Optional.empty(), Optional.empty(), Story.of(log, "web", true), List.of())
            .lines();
    assertEquals(
        List.of(
            "web is BACKOFF",
            "  cause:    it ended before it had run for startsecs, with exit status 7, 1 s ago",
            "  the daemon's log, of every process of this name:"),
        lines.subList(0, 3));
    assertEquals(7, lines.size());
  }

  private static String attempts(String log, int state, int retries) {
    var config = new Struct(Map.of("startretries", retries));
    var process = process(state, "BACKOFF", Map.of("now", 9, "stop", 9));
    var lines =
        new Why(
                process,
                Optional.of(config),
                Optional.empty(),
                Story.of(log, "web", false),
                List.of())
            .lines();
    return lines.stream().filter(line -> line.startsWith("  attempts: ")).findFirst().orElse("");
  }

  @Test
  void attemptsAreCountedAsFarAsTheyAreKnown() {
    var four = "INFO spawned: 'web' with pid 1\n".repeat(4);
    assertEquals("  attempts: 3 of 3; no further one", attempts(four, 200, 2));
    assertEquals("  attempts: at least 4 of 9; the next in about 4 s", attempts(four, 30, 8));
    var begun = "2026-01-01 INFO supervisord started with pid 7\n";
    assertEquals("  attempts: 4 of 9; the next in about 4 s", attempts(four + begun + four, 30, 8));
    assertEquals("", attempts(four + begun, 30, 8));
  }

  private static List<String> healthy(Map<?, ?> health) {
    var process = process(20, "RUNNING", Map.of("description", "pid 7, uptime 0:00:09"));
    return new Why(
            process,
            Optional.empty(),
            Optional.of(new Struct(health)),
            Story.of("", "web", false),
            List.of())
        .lines();
  }

  @Test
  void whatProbesSayIsOneLineWhereTheySayAnything() {
    var state = "web is RUNNING: pid 7, uptime 0:00:09";
    var lines =
        healthy(Map.of("health", "UNHEALTHY", "since", 1_000_000, "last", "status 500\nx\u001b"));
    assertEquals(2, lines.size(), lines::toString);
    assertEquals(state, lines.getFirst());
    var health =
        "  health:   UNHEALTHY since 1970-01-1[23] ..:..:.., last probe: status 500\\S+x\\S+";
    assertTrue(lines.getLast().matches(health), lines::toString);
    assertEquals(
        List.of(state, "  health:   STARTING"),
        healthy(Map.of("health", "STARTING", "since", 0, "last", "")));
    assertEquals(List.of(state), healthy(Map.of("health", "", "since", 0, "last", "status 500")));
  }
}
