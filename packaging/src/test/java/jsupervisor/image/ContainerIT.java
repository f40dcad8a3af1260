package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daemon as process 1 of a container: it ends when and as its programs say, and in time. */
class ContainerIT {
  /** Something else that runs, and stops when asked. */
  private static final String DB = "[program:db]\ncommand=cat\nstartsecs=0\n";

  /** The program that matters; it ends when it is let. */
  private static final String WEB =
      """
      [program:web]
      command=sh -c 'until [ -e %1$s/go ]; do sleep 0.05; done; END'
      startsecs=0
      autorestart=false
      """;

  /** Does not stop when asked. */
  private static final String STUBBORN =
      """
      [program:stubborn]
      command=sh -c 'trap "" TERM; sleep 1000 & echo up; while :; do sleep 0.1; done'
      startsecs=0
      stopwaitsecs=1000
      stdout_logfile=/dev/stdout
      stdout_logfile_maxbytes=0
      """;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "program:web, exit 0, 0",
    "program:web, exit 7, 7",
    "program:web, kill -9 $$, 137",
    "program:web, kill -HUP $$, 129",
  })
  void theProgramThatMattersEndsTheContainerWithItsStatus(String why, String end, int status)
      throws IOException {
    var conf = "exit_with=" + why + "\n" + DB + WEB.replace("END", end);
    try (var container = Container.run(folder, conf)) {
      container.await("success: db").await("success: web");
      container.touch("go");
      assertEquals(status, container.ended(), container::output);
      container.await("web is EXITED").await("ends the daemon with exit status " + status);
      container.await("stopped: db (terminated by SIGTERM)");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sh -c 'exit 5'   | 5",
        "true             | 1",
        "sh -c 'kill $$'  | 143",
        "/no/such/program | 127",
      })
  void aProgramThatDoesNotComeUpEndsTheContainer(String command, int status) {
    var web = "[program:web]\ncommand=" + command + "\nstartretries=0\n";
    try (var container = Container.run(folder, "exit_with=any-fatal\n" + DB + web)) {
      assertEquals(status, container.ended(), container::output);
      container.await("web is FATAL");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"exit 0, 0", "exit 4, 4"})
  void theContainerEndsWhenAllIsDone(String end, int status) throws IOException {
    var job = "[program:job]\ncommand=true\nstartsecs=0\nautorestart=false\n";
    var manual = "[program:manual]\ncommand=cat\nautostart=false\n";
    var conf = "exit_with=all-done\n" + job + manual + WEB.replace("END", end);
    try (var container = Container.run(folder, conf)) {
      container.await("exited: job").await("success: web");
      container.touch("go");
      assertEquals(status, container.ended(), container::output);
    }
  }

  @Test
  void whatIsStartedAgainEndsNothing() throws IOException {
    var web = WEB.replace("END", "rm %1$s/go; exit 3").replace("=false", "=true");
    try (var container = Container.run(folder, "exit_with=program:web\n" + web)) {
      container.await("success: web").touch("go");
      container.await("exited: web (exit status 3; not expected)");
      Await.until("it is up again", () -> container.output().split("success: web").length == 3);
      container.stop();
      assertEquals(0, container.ended(), container::output);
    }
  }

  @Test
  void aKilledJvmChangesNothingOfWhatTheContainerEndsWith() throws IOException {
    var conf = "exit_with=program:web\nshutdown_timeout=4\n" + STUBBORN + WEB;
    try (var container = Container.run(folder, conf.replace("END", "exit 9"))) {
      container.await("success: web").await("up\n");
      container.killJvm();
      container.await("took over 2 running processes");
      container.touch("go");
      container.await("so exit_with ends the daemon with exit status 9");
      container.killJvm();
      assertEquals(9, container.ended(), container::output);
      container.await("took over 1 running processes");
      container.await("the shutdown has taken its 4 seconds (shutdown_timeout), killing stubborn");
      container.await("stopped: stubborn (terminated by SIGKILL)");
    }
  }

  @Test
  void aStopEndsInTimeWhoeverResists() {
    try (var container = Container.run(folder, "shutdown_timeout=4\n" + STUBBORN + DB)) {
      container.await("success: db").await("up\n");
      container.stop();
      assertEquals(0, container.ended(), container::output);
      container.await("half of shutdown_timeout is over, stopping at once what waits: db");
      container.await("stopped: db (terminated by SIGTERM)");
      container.await("shutdown has taken its 4 seconds (shutdown_timeout), killing stubborn (");
    }
  }

  @Test
  void orphansAreReaped() {
    var conf =
        """
        [program:parent]
        command=sh -c 'for i in 1 2 3 4 5; do sh -c "sleep 0.2 &"; done; echo left; exec cat'
        startsecs=0
        stdout_logfile=/dev/stdout
        stdout_logfile_maxbytes=0
        """;
    try (var container = Container.run(folder, conf)) {
      container.await("left\n").await("success: parent");
      long first = container.first();
      Await.until("only the JVM and the parent are left", () -> all(first).size() == 2);
      container.stop();
      assertEquals(0, container.ended(), container::output);
    }
  }

  /** Zombies, too. */
  private static List<Long> all(long parent) {
    return Proc.all(pid -> Proc.parent(pid) == parent);
  }

  @Test
  void linesOfTwoProgramsStayWholeInOneStream() throws IOException {
    try (var container = Container.run(folder, writers())) {
      container.touch("go");
      assertEquals(0, container.ended(), container::output);
      allAreThere(container);
    }
  }

  /** Numbered lines of many lengths, some in two writes, to both streams. */
  private String writers() throws IOException {
    Files.writeString(
        folder.resolve("write.py"),
        """
        import os, sys, time
        def wait(name):
            while not os.path.exists('%s/' + name): time.sleep(0.05)
        wait('go')
        for i in range(10000):
            line = ('%%s %%d %%s\\n' %% (sys.argv[1], i, 'x' * (i %% 700))).encode()
            half = len(line) // 2 if i %% 5 == 0 else len(line)
            os.write(i %% 2 + 1, line[:half])
            if half < len(line): os.write(i %% 2 + 1, line[half:])
        """
            .formatted(folder));
    var program =
        """
        [program:NAME]
        command=PYTHON %1$s/write.py NAME
        startsecs=0
        autorestart=false
        stdout_logfile=/dev/stdout
        stdout_logfile_maxbytes=0
        stderr_logfile=/dev/stderr
        stderr_logfile_maxbytes=0
        """
            .replace("PYTHON", Image.PYTHON);
    return "exit_with=all-done\nlog_prefix=true\n"
        + program.replace("NAME", "a")
        + program.replace("NAME", "b");
  }

  /** Each stream of each program in its order. */
  private static void allAreThere(Container container) {
    for (var name : List.of("a", "b"))
      for (int parity : List.of(0, 1)) {
        var expected = IntStream.range(0, 10_000).filter(i -> i % 2 == parity).boxed().toList();
        assertEquals(expected, numbers(container, name, parity), name);
      }
  }

  /** Of its lines, all of which are whole; anything else in the output is a line of the daemon. */
  private static List<Integer> numbers(Container container, String name, int parity) {
    var found = new ArrayList<Integer>();
    for (var line : container.output().lines().toList()) {
      boolean program = line.matches("(a \\| a|b \\| b) \\d+ x*");
      assertTrue(program || line.matches("\\d{4}-\\d\\d-\\d\\d .*"), line);
      if (!program) continue;
      var words = line.split(" ", -1);
      int number = Integer.parseInt(words[3]);
      assertEquals(number % 700, words[4].length(), line);
      if (words[0].equals(name) && number % 2 == parity) found.add(number);
    }
    return found;
  }
}
