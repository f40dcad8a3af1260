package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code supervisord --check}: it says what is wrong, and does nothing. */
class CheckIT {
  private static final String GOOD = "[program:cat]\ncommand=touch %1$s/started\n";

  @TempDir Path folder;

  private Run check(String... words) {
    var command = new java.util.ArrayList<>(List.of(Image.DAEMON, "--check"));
    command.addAll(List.of(words));
    return Run.in(folder, command);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aGoodFileIsStatus0AndNothingIsStarted() throws IOException {
    Daemon.write(folder, "nodaemon=true\n" + GOOD);
    assertEquals(new Run(0, "conf: 0 errors, 0 warnings\n", ""), check("-c", "conf"));
    assertEquals(List.of("conf"), files());
  }

  @Test
  void aWarningIsStatus0() throws IOException {
    Daemon.write(folder, "nodeamon=true\n" + GOOD);
    assertEquals(
        new Run(
            0,
            "conf:11: warning: unknown option 'nodeamon' in section [supervisord] is ignored"
                + " (did you mean 'nodaemon'?)\nconf: 0 errors, 1 warning\n",
            ""),
        check("-c", "conf"));
  }

  @Test
  void aBadFileIsStatus2WithEveryErrorAndNothingIsTouched() throws IOException {
    Daemon.write(folder, GOOD + "startsecs=soon\nautostart=ture\n[include]\nfiles=*.inc\n");
    Files.writeString(folder.resolve("a.inc"), "[group:g]\nprograms=cta\n");
    assertEquals(
        new Run(
            2,
            """
            conf:13: error: [program:cat] startsecs: invalid literal for int() with base 10: 'soon'
            conf:14: error: [program:cat] autostart: not a valid boolean value: 'ture' (did you mean 'true'?)
            %s/a.inc:2: error: [group:g] programs: [group:g] names unknown program or fcgi-program cta (did you mean 'cat'?)
            conf: 3 errors, 0 warnings
            """
                .formatted(folder),
            ""),
        check("-c", "conf"));
    assertEquals(List.of("a.inc", "conf"), files());
  }

  @Test
  void theCommandLineIsPartOfWhatIsChecked() throws IOException {
    Daemon.write(folder, GOOD);
    var loud = check("-c", "conf", "-e", "loud");
    assertEquals(2, loud.status());
    assertTrue(loud.err().startsWith("Error: invalid value for -e 'loud'"), loud::toString);
    assertEquals(2, check("-c", "none.conf").status());
    assertEquals(2, Run.in(folder, List.of(Image.DAEMON, "--chec", "-c", "conf")).status());
  }

  @Test
  void aRunningDaemonIsLeftAlone() throws IOException {
    try (var daemon = Daemon.start(folder, "[program:cat]\ncommand=/bin/cat\nstartsecs=0\n")) {
      daemon.rpc.awaitState("cat", "RUNNING");
      var before = files();
      var log = daemon.log();
      check("-c", daemon.conf.toString()).ok();
      assertEquals(before, files());
      assertEquals(log, daemon.log());
      assertTrue(daemon.answers());
    }
  }
}
