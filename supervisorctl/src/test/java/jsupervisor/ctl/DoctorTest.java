package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} with Supervisor's programs, which cannot be asked everything. */
class DoctorTest {
  @TempDir static Path home;

  @Test
  void supervisorsDaemonIsLookedAtAsFarAsThatGoes() throws Exception {
    var daemon = DebianDaemon.start(home);
    try {
      var told = Told.byUs("", List.of("-c", daemon.file().toString(), "doctor"));
      var lines = told.out().lines().toList();
      assertEquals(0, told.code(), told::toString);
      assertTrue(lines.get(0).startsWith("warn  configuration  cannot be looked at: /usr/bin/"));
      assertTrue(lines.get(1).matches("ok    daemon +unix://.* answers, pid \\d+"), told::out);
      assertTrue(lines.get(2).matches("ok    children +6 run, as the daemon says"), told::out);
    } finally {
      daemon.stop();
    }
  }

  @Test
  void aDaemonThatIsNotThereIsAFailureWithWhatToDo() {
    var told = Told.byUs("", List.of("-s", "unix:///none/s", "-c", "/dev/null", "doctor --json"));
    assertEquals(1, told.code(), told::toString);
    assertTrue(
        told.out()
            .endsWith(
                "{\"verdict\": \"fail\", \"what\": \"daemon\", \"why\": \"unix:///none/s no such"
                    + " file; start it with supervisord -c FILE, or by its service\"}]\n"),
        told::out);
    var wrong = Told.byUs("", List.of("-c", "/dev/null", "-s", "http://x", "doctor x"));
    assertTrue(wrong.out().startsWith("Error: doctor accepts no arguments\n"), wrong::out);
    assertEquals(1, wrong.code());
  }
}
