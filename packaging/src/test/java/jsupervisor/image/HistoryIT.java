package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [history]}: what became of each process, whatever becomes of the JVM and the folder. */
class HistoryIT {
  private static final String KEPT = "[history]\ndirectory=%1$s/kept\ninterval=10\ndays=1\n";

  private static final String PAGE = "http://localhost/process.html?processname=cat";

  @TempDir Path folder;

  @SuppressWarnings("unchecked")
  private static Map<String, Object> told(Daemon daemon, String name) {
    try {
      return (Map<String, Object>) daemon.rpc.call("jsupervisor.getHistory", name, 0, 0, 100);
    } catch (IOException e) {
      return Map.of("changes", List.of(), "cpu_max", List.of()); // a JVM takes over
    }
  }

  private static List<?> list(Daemon daemon, String name, String member) {
    return (List<?>) told(daemon, name).get(member);
  }

  private static void await(Daemon daemon, String what, String name, String member, int count) {
    Await.until(
        () -> what + ": " + told(daemon, name) + daemon.log(),
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> list(daemon, name, member).size() >= count);
  }

  private static void holds(String text, String... words) {
    for (var word : words)
      assertTrue(text.contains(word), () -> "\"" + word + "\" is in:\n" + text);
  }

  private void garbage() throws IOException {
    var kept = Files.createDirectory(folder.resolve("kept"));
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(kept.resolve("garbage.history"), "garbage");
    Files.writeString(kept.resolve("0123456789abcdef0123456789abcdef.history"), "garbage");
  }

  @Test
  void changesAndUseAreKeptWhateverBecomesOfTheJvm() throws IOException {
    garbage();
    var programs =
        """
        [health]
        [program:cat]
        command=cat
        startsecs=0
        probe=exec:true
        [program:ends]
        command=sh -c 'exit 3'
        startsecs=0
        autorestart=false
        exitcodes=0
        [program:..$(id)]
        command=cat
        startsecs=0
        """;
    try (var daemon = Daemon.start(folder, KEPT + programs)) {
      await(daemon, "it has ended", "ends", "changes", 3);
      await(daemon, "an odd name", "..$(id)", "changes", 2);
      await(daemon, "it runs", "cat", "changes", 2);
      ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
      daemon.rpc.awaitState("cat", "RUNNING");
      daemon.rpc.call("supervisor.stopProcess", "cat", true);
      daemon.rpc.call("supervisor.startProcess", "cat", true);
      await(daemon, "all that has been", "cat", "changes", 6);
      assertEquals(6, list(daemon, "cat", "changes").size());
      holds(list(daemon, "ends", "changes").toString(), "exitstatus=3", "from=RUNNING, to=EXITED");
      holds(list(daemon, "ends", "changes").toString(), "why=exited with status 3 (unexpected)");
      await(daemon, "what it uses", "cat", "time", 1);
      assertTrue(
          Double.parseDouble(list(daemon, "cat", "probe_ms_max").getFirst().toString()) > 0,
          () -> told(daemon, "cat").toString());
      shown(daemon);
      holds(daemon.log(), "is set aside as garbage.*.damaged");
      assertTrue(Files.exists(folder.resolve("kept/garbage.history.damaged")));
    }
  }

  private String page() {
    var curl = Run.in(folder, List.of("curl", "-s", "--unix-socket", folder + "/sock", PAGE)).ok();
    return curl.out();
  }

  private void shown(Daemon daemon) {
    var text = Image.client(daemon.conf, "history", "--plain", "cat").ok().out();
    holds(text, "cat, the last 24 h\ncpu ", "memory  ", " KiB to ", "starts  ");
    holds(text, "STOPPED -> STARTING", "RUNNING -> STOPPING", "stopped by request");
    holds(
        Image.client(daemon.conf, "history", "--json", "--hours=1", "cat").ok().out(), "\"cpu_avg");
    holds(
        page(), "<title>CPU, 24 h</title>", "<title>Memory, 24 h</title>", "class=\"line\" d=\"M");
    var unknown = Image.client(daemon.conf, "history", "nobody");
    assertEquals(new Run(1, "nobody: ERROR (no such process)\n", ""), unknown);
  }
}
