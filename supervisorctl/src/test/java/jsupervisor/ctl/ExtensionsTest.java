package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jsupervisor.wire.PasswordHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Supervisor's client does not have, with Supervisor's own daemon. */
class ExtensionsTest {
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

  private static Told line(String line) {
    return Told.byUs("", List.of("-c", daemon.file().toString(), line));
  }

  private static void says(String pattern, int code, Told told) {
    assertTrue(told.out().matches("(?s)" + pattern), told::toString);
    assertEquals(code, told.code(), told::toString);
  }

  @Test
  void statusIsOneArrayOnStandardOutputAndWordsGoAside() {
    var told = line("status --json cat zork");
    says(
        "\\[\\{\"description\": \"pid .*\"name\": \"cat\".*\"statename\": \"RUNNING\".*\\}\\]\n",
        4,
        told);
    assertEquals("zork: ERROR (no such process)\n", told.err());
    assertEquals(
        new Told("", "unix:///none/s no such file\n", 4),
        Told.byUs(
            "", List.of("-s", "unix:///none/s", "-c", daemon.file().toString(), "status --json")));
  }

  @Test
  void pidVersionAvailAndRereadAnswerAMachineToo() {
    says("\\{\"pid\": \\d+}\n", 0, line("pid --json"));
    says(
        "\\[\\{\"group\": \"mute\", \"name\": \"mute\", \"pid\": [1-9]\\d*}]\n",
        0,
        line("pid --json mute"));
    says("\\{\"version\": \"4[^\"]*\"}\n", 0, line("version --json"));
    says("\\[\\{\"autostart\": true, .*\"inuse\": true.*", 0, line("avail --json"));
    says("\\{\"added\": \\[], \"changed\": \\[], \"removed\": \\[]}\n", 0, line("reread --json"));
    says("\\{\"added\": \\[], \"changed\": \\[], \"removed\": \\[]}\n", 0, line("update --json"));
    says("Error: version accepts no arguments\n.*", 1, line("version --jsonx"));
  }

  @Test
  void statusFailsOnTheStatesThatAreNamedAndOnNoOther() {
    says("mute .*missing .*", 0, line("status --fail-on=FATAL,BACKOFF mute missing"));
    says("mute .*missing .*", 3, line("status --fail-on=stopped mute missing"));
    says("zork: ERROR .*", 4, line("status --fail-on=FATAL zork"));
    assertEquals(2, line("status --fail-on=DEAD").code());
  }

  @Test
  void patternsMeanWhatIsCalledSoWhereNothingHasTheVeryName() {
    says("w:w_0 .*\nw:w_1 .*\n", 0, line("status w:w_*"));
    says("mute .*\n", 0, line("status m[a-z]te"));
    says("zork\\*: ERROR \\(no such process\\)\n", 4, line("status zork*"));
  }

  @Test
  void statusWaitsForAStateOrSaysThatItDidNotCome() {
    says("mute .*RUNNING.*", 0, line("status --wait mute"));
    says("mute .*RUNNING.*", 3, line("status --wait=STOPPED --timeout=0.2 mute"));
    says("missing .*STOPPED.*", 0, line("status --wait=STOPPED missing"));
  }

  @Test
  void startWaitsThroughRetriesAndGivesUpWhenTheDaemonDoes() {
    says("zork: ERROR .*\nquick: ERROR \\(FATAL\\)\n", 7, line("start --wait quick zork"));
    says("missing: ERROR \\(no such file\\)\n", 1, line("start --wait missing"));
    says(
        "slow: ERROR \\(still STARTING after 0.3 seconds\\)\n",
        7,
        line("start --wait --timeout=0.3 slow"));
    says("slow: stopped\n", 0, line("stop --wait slow"));
    says("talk: stopped\ntalk: started\n", 0, line("restart --wait talk"));
  }

  @Test
  void aTimeoutWithoutAWaitIsWrongUse() {
    for (var verb : List.of("status", "start", "stop", "restart"))
      assertEquals(
          new Told(
              "Error: --timeout says how long --wait waits: write --wait --timeout=3\n", "", 2),
          line(verb + " --timeout=3 mute"));
    says("mute .*RUNNING.*", 0, line("status --wait --timeout=3 mute"));
  }

  /** C52: names are handled at once, and their lines stand in the order of the names. */
  @Test
  void c52RestartTellsResultsInTheOrderOfTheNames() {
    says(
        "w:w_1: stopped\nzork: ERROR .*\nq: ERROR \\(no such group\\)\nw:w_0: stopped\n"
            + "w:w_1: started\nzork: ERROR .*\nq: ERROR \\(no such group\\)\nw:w_0: started\n",
        2,
        line("restart w:w_1 zork q:* w:w_0"));
    says("off: ERROR \\(not running\\)\ncat: stopped\n", 0, line("stop --parallel off cat"));
    says(
        "cat: started\nw:w_0: ERROR \\(already started\\)\n",
        0,
        line("start --parallel cat w:w_0"));
  }

  @Test
  void crashReportsNeedADaemonThatKeepsThem() {
    says("ERROR: this supervisord keeps no crash reports; .*", 3, line("crashes"));
    says("ERROR: this supervisord keeps no crash reports; .*", 3, line("crash 0123456789ab"));
    assertEquals("", line("crashes --json").out());
    says("Error: crashes accepts one name at most\ncrashes \\[--json.*", 1, line("crashes a b"));
    says("Error: crash requires the id .*", 1, line("crash"));
  }

  @Test
  void historiesNeedADaemonThatKeepsThem() {
    says("ERROR: this supervisord keeps no histories; .*", 3, line("history talk"));
    assertEquals("", line("history --json talk").out());
    says(
        "Error: history requires the name of one process\nhistory \\[--json.*", 1, line("history"));
    says("Error: history requires .*", 1, line("history a b"));
    says(
        "Error: bad value .* for --hours: a number from 1 to 744.*",
        2,
        line("history --hours=0 a"));
  }

  @Test
  void requestsNeedADaemonThatRemembersThem() {
    says("ERROR: this supervisord does not remember requests; .*", 3, line("requests"));
    says("ERROR: this supervisord does not .*", 3, line("requests --top --by=time -n 5"));
    assertEquals("", line("requests --json").out());
    for (var wrong : new String[] {"-n", "web", "--by", "-n 5 web"})
      says(
          "Error: requests accepts options only\nrequests \\[--json.*",
          1,
          line("requests " + wrong));
    for (var wrong : new String[] {"0", "1001", "x", "-1", "99999999999"})
      says(
          "Error: bad value '" + wrong + "' for -n: a number from 1 to 1000\n",
          2,
          line("requests -n " + wrong));
    says("Error: bad value 'name' for --by: count or time\n", 2, line("requests --by=name"));
  }

  @Test
  void alertsNeedADaemonThatTellsSomebody() {
    says("ERROR: this supervisord tells nobody; .*", 3, line("alert list"));
    says("ERROR: this supervisord tells nobody; .*", 3, line("alert test x"));
    for (var wrong : new String[] {"alert", "alert test", "alert list x", "alert try x"})
      says("Error: alert requires list, or test .*", 1, line(wrong));
  }

  @Test
  void whyTellsTheStateTheRulesAndWhatStandsInTheLogs() {
    var told = line("why talk");
    says(
        "talk is RUNNING: pid .*command: +/bin/sh -c .*spawned: 'talk' with pid .*oops\n", 0, told);
    says("zork: ERROR \\(no such process\\)\n", 4, line("why zork"));
    says("zork: ERROR \\(no such process\\)\ntalk is RUNNING: .*", 4, line("why talk zork"));
    says("Error: why requires a process name\nwhy <name>.*", 1, line("why"));
  }

  @Test
  void topShowsEachProcessOnceWhenNobodyLooks() {
    var table = line("top mute talk");
    says(
        "NAME +STATE +PID +CPU% +MEMORY +RESTARTS +UPTIME\n"
            + "(mute|talk) .*KiB .*\n"
            + "(mute|talk) .*KiB .*\n",
        0, table);
    says("zork: ERROR \\(no such process\\)\n", 4, line("top zork"));
    says("zork: ERROR .*\nNAME .*\nmute .*\n", 4, line("top mute zork"));
  }

  @Test
  void aPasswordFromAPipeIsHashedAndNothingElseIsPrinted() {
    var told = Told.byUs("s3cret\n", List.of("-c", daemon.file().toString(), "hash-password"));
    assertTrue(PasswordHash.parse(told.out().strip()).orElseThrow().fits("s3cret"), told.out());
    assertEquals(1, line("hash-password").code());
    assertEquals(1, line("hash-password x").code());
  }

  @Test
  void helpListsOnlySupervisorsActionsWhereNoTerminalIsAndExplainsOursWhenAsked() {
    assertTrue(!line("help").out().contains("why"));
    says("why <name>.*health.*", 0, line("help why"));
    says("hash-password\t.*", 0, line("help hash-password"));
    assertEquals("*** Unknown syntax: hash\n", line("hash").out());
  }
}
