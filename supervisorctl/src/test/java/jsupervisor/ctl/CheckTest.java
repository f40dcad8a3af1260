package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} is a plugin: one line and a status of 0 to 3, with Supervisor's daemon, too. */
class CheckTest {
  @TempDir static Path home;
  private static DebianDaemon daemon;

  @BeforeAll
  static void startDaemon() throws Exception {
    daemon = DebianDaemon.start(home);
  }

  @AfterAll
  static void stopDaemon() throws Exception {
    daemon.stop();
  }

  private static Told check(String words) {
    return Told.byUs("", List.of("-c", daemon.file().toString(), "check " + words));
  }

  private static void says(int status, String pattern, Told told) {
    assertTrue(told.out().matches(pattern + "\n"), told::toString);
    assertEquals("", told.err(), told::toString);
    assertEquals(status, told.code(), told::toString);
  }

  @Test
  void whatRunsIsOk() {
    says(
        0,
        "SUPERVISOR OK - 3 of 3 running \\| running=3;;;0;3 rss_mute=\\d+B;;;0"
            + " uptime_mute=\\d+s;;;0 rss_w:w_0=.* rss_w:w_1=.*",
        check("mute w:*"));
  }

  @Test
  void whatNobodyHasStartedIsMissedOnlyWhenItIsNamed() {
    says(0, "SUPERVISOR OK - 6 of 11 running, 5 never started .*", check(""));
    says(1, "SUPERVISOR WARNING - off is STOPPED\\. 0 of 1 running .*", check("off"));
    says(2, "SUPERVISOR CRITICAL - off is STOPPED\\. .*", check("--stopped=critical off"));
    says(0, "SUPERVISOR OK - 0 of 1 running .*", check("--stopped=ok off"));
  }

  @Test
  void rangesAreForWhatThisDaemonTells() {
    says(
        2,
        "SUPERVISOR CRITICAL - mute has rss .* KiB\\. 1 of 1 .*;;1024;0 .*",
        check("--crit=rss=1K mute"));
    says(
        1,
        "SUPERVISOR WARNING - 1 running\\. .*running=1;2:;;0;1 .*",
        check("--warn=running=2: mute"));
    says(
        3,
        "SUPERVISOR UNKNOWN - disk is not told by this daemon, restarts of mute is unknown\\. .*",
        check("--warn=disk=10: --warn=restarts=3 mute"));
  }

  @Test
  void whateverIsWrongIsOneLineAndAStatusOfAPlugin() throws Exception {
    says(3, "SUPERVISOR UNKNOWN - there is no process zork\\. 0 of 0 running .*", check("zork"));
    says(3, "SUPERVISOR UNKNOWN - bad --warn rss: .*", check("--warn=rss"));
    says(3, "SUPERVISOR UNKNOWN - bad value soon for --timeout: .*", check("--timeout=soon"));
    for (var word : List.of("--nonsense", "--warn", "-h"))
      says(
          3,
          "SUPERVISOR UNKNOWN - no such option: " + word + ", see: supervisorctl help check",
          check(word + " web"));
    says(3, "SUPERVISOR UNKNOWN - --crit says nothing: METRIC=RANGE, .*", check("--crit= web"));
    says(3, "SUPERVISOR UNKNOWN - --warn=uptime: bad range 1h:: .*", check("--warn=uptime=1h:"));
    var file = daemon.file().toString();
    says(
        2,
        "SUPERVISOR CRITICAL - unix:///none/s no such file",
        Told.byUs("", List.of("-s", "unix:///none/s", "-c", file, "check")));
    says(
        3,
        "SUPERVISOR UNKNOWN - could not find config file /none",
        Told.byUs("", List.of("-c", "/none", "check", "mute")));
    says(
        3,
        "SUPERVISOR UNKNOWN - .*option.*",
        Told.byUs("", List.of("--nonsense", "-c", file, "check")));
    says(
        3,
        "SUPERVISOR UNKNOWN - http:.* wants another user or password: .*",
        Told.byUs("", List.of("-s", daemon.tcpUrl(), "-c", file, "check")));
    var broken = Files.writeString(home.resolve("broken"), "[supervisorctl\n").toString();
    says(3, "SUPERVISOR UNKNOWN - .*", Told.byUs("", List.of("-c", broken, "check")));
  }

  @Test
  void aDaemonThatHangsIsCriticalWhenTimeIsOver() throws Exception {
    try (var server = HalfDeadServer.start(_ -> HalfDeadServer.silent())) {
      says(
          2,
          "SUPERVISOR CRITICAL - http://127.0.0.1:\\d+ did not answer within 0.3 seconds",
          Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", "check --timeout=0.3")));
    }
  }

  @Test
  void aDaemonThatCouldNotLookAtDisksAndCertificatesIsUnknown() throws Exception {
    var nothing = "<array><data></data></array>";
    var figures =
        "<struct><member><name>processes</name><value>" + nothing + "</value></member></struct>";
    try (var server =
        HalfDeadServer.start(
            method -> HalfDeadServer.value(method.equals("figures") ? figures : nothing))) {
      says(
          3,
          "SUPERVISOR UNKNOWN - disk is not told by this daemon, certificate is not told .*",
          Told.byUs(
              "",
              List.of(
                  "-s",
                  server.url(),
                  "-c",
                  "/dev/null",
                  "check --crit=disk=10: --crit=certificate=7:")));
    }
  }

  @Test
  void whatIsNoSupervisordIsCritical() throws Exception {
    try (var server = HalfDeadServer.start(_ -> HalfDeadServer.says("SSH-2.0-x\r\n\r\n"))) {
      assertEquals(
          2, Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", "check")).code());
    }
  }
}
