package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Probe.Action;
import jsupervisor.ask.Probe.Target;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthPassTest {
  private static final Probe.Expected ANY = new Probe.Expected(List.of(), Optional.empty());

  @TempDir Path folder;

  private Configuration good(String text) {
    return new Scene(folder).good("[supervisord]\n" + text);
  }

  private Target target(String probe) {
    return new Scene(folder).process("probe=" + probe).vigil().probe().orElseThrow().target();
  }

  private static Probe usual(Target target) {
    return new Probe(
        target,
        ANY,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        3,
        Action.NONE,
        Signal.TERM);
  }

  @Test
  void withoutTheSectionThereIsNothing() {
    assertEquals(Optional.empty(), good("").health());
    assertEquals(Vigil.NONE, new Scene(folder).process("").vigil());
  }

  @Test
  void theSectionAloneIsOpenAndKeepsItsHistoryBesideTheLog() {
    assertEquals(
        Optional.of(
            new HealthConfig(
                true, Optional.of(folder.resolve("health").toString()), List.of(), false)),
        good("[health]\n").health());
  }

  @Test
  void withoutALogFileTheHistoryIsNotKept() {
    var all = good("logfile=none\n[health]\nopen=false\nprocess_info=true\n");
    assertEquals(
        Optional.of(new HealthConfig(false, Optional.empty(), List.of(), true)), all.health());
    assertTrue(all.warnings().toString().contains("uptime is forgotten"), all.warnings()::toString);
  }

  @Test
  void theHistoryIsKeptWhereItIsSaid() {
    var all = good("logfile=none\n[health]\ndirectory=%(here)s/./kept-%(host_node_name)s\n");
    assertEquals(
        Optional.of(folder.resolve("kept-venus").toString()),
        all.health().orElseThrow().directory());
    assertFalse(
        all.warnings().toString().contains("uptime is forgotten"), all.warnings()::toString);
  }

  @Test
  void aFolderThatCannotBeIsOneError() {
    var text = "[supervisord]\nlogfile=none\n[health]\ndirectory=/no/such/place/here\n";
    var errors = new Scene(folder).errors(text);
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.toString().contains("does not exist"), errors::toString);
  }

  @Test
  void whatIsOutsideIsProbedToo() {
    var all = good("[health]\n[probe:db]\nprobe=tcp://[::1]:5432\nrequired=true\n");
    var vigil = new Vigil(true, Optional.of(usual(new Target.Tcp("::1", 5432))));
    assertEquals(
        List.of(new HealthConfig.Outside("db", vigil)), all.health().orElseThrow().outside());
  }

  @Test
  void everyKindOfProbeIsUnderstood() {
    assertEquals(new Target.Http("http://x:80/y%20z"), target("http://x:80/y%%20z"));
    assertEquals(new Target.Http("https://x"), target("https://x"));
    assertEquals(new Target.Tcp("10.0.0.1", 80), target("tcp://10.0.0.1:80"));
    assertEquals(new Target.Unix("/run/x"), target("unix:/run/x"));
    assertEquals(new Target.Unix("/run/x"), target("unix:///run/x"));
    assertEquals(new Target.Exec("sh -c 'exit 1'"), target("exec:sh -c 'exit 1'"));
  }

  @Test
  void everyProcessHasItsOwn() {
    var all =
        good(
            "[program:x]\ncommand=cat\nnumprocs=2\nprocess_name=%(process_num)d\n"
                + "probe=tcp://h:80%(process_num)02d\nrequired=true\n");
    assertEquals(
        List.of(new Target.Tcp("h", 8000), new Target.Tcp("h", 8001)),
        all.groups().getFirst().processes().stream()
            .map(one -> one.vigil().probe().orElseThrow().target())
            .toList());
    assertTrue(all.warnings().toString().contains("[health]"), all.warnings()::toString);
  }

  @Test
  void allOfItCanBeSaid() {
    var vigil =
        new Scene(folder)
            .process(
                "probe=http://x\nprobe_interval=1\nprobe_timeout=2\nprobe_start_period=0\n"
                    + "probe_failures=4\nprobe_codes=200-299, 404\nprobe_pattern=o[k]\n"
                    + "probe_action=signal\nprobe_signal=HUP")
            .vigil();
    var expected =
        new Probe.Expected(
            List.of(new Probe.Range(200, 299), new Probe.Range(404, 404)), Optional.of("o[k]"));
    assertEquals(
        Optional.of(
            new Probe(
                new Target.Http("http://x"),
                expected,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ZERO,
                4,
                Action.SIGNAL,
                new Signal(1))),
        vigil.probe());
  }

  @ParameterizedTest
  @CsvSource({
    "probe=, no probe",
    "probe=ftp://x, no probe",
    "probe=http://, no address",
    "probe=http://a:b@c/, no user and password",
    "probe=http://c:99999/, is no port",
    "probe=tcp://:80, a host and a port",
    "probe=tcp://x, port",
    "probe=unix:relative, begins with /",
    "probe=exec:, no probe",
    "probe=exec:'a, No closing quotation",
    "probe_interval=0, is not between 1 and 86400",
    "probe_timeout=x, invalid literal",
    "probe_failures=0, is not between",
    "probe_codes=299-200, is not between",
    "probe_codes=ok, invalid literal",
    "probe_pattern=(, no regular expression",
    "probe_action=reboot, 'one of none, alert, restart, signal'",
    "probe_action=signal, needs probe_signal",
    "probe_signal=NO, not a valid signal name",
    "required=perhaps, not a valid boolean"
  })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var text = "[supervisord]\n[program:x]\ncommand=cat\n" + line + "\n";
    var said = new Scene(folder).errors(text).toString();
    assertTrue(said.contains(word) && said.contains(line.split("=")[0]), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"required=true", "probe=tcp://a:1\nprobe_action=restart"})
  void whatIsOutsideMustBeProbedAndIsNotRestarted(String lines) {
    var errors = new Scene(folder).errors("[supervisord]\n[health]\n[probe:x]\n" + lines + "\n");
    assertEquals(1, errors.size(), errors::toString);
  }

  @Test
  void aCommandThatIsNotThereIsWarnedAboutWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("text"), "");
    var text =
        """
        [health]
        [program:x]
        command=cat
        numprocs=2
        process_name=%%(process_num)d
        directory=%1$s
        probe=exec:./text now
        [program:y]
        command=cat
        environment=PATH="/usr/bin:/bin"
        probe=exec:sh -c no-such-thing
        [probe:z]
        probe=exec:/no/such/thing
        """
            .formatted(folder);
    var warnings = good(text).warnings();
    assertEquals(
        List.of(
            "8 the probe cannot be run yet: command at '" + folder + "/./text' is not executable",
            "14 the probe cannot be run yet: can't find command '/no/such/thing'"),
        warnings.stream()
            .filter(each -> each.contains("probe"))
            .map(each -> each.replaceAll("^.*?:(\\d+): ", "$1 "))
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  @Test
  void detailsOfNoProbeAreWarnedAbout() {
    var all = good("[program:x]\ncommand=cat\nprobe_interval=3\n");
    assertTrue(
        all.warnings().toString().contains("probe_interval needs probe="),
        all.warnings()::toString);
  }
}
