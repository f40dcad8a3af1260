package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import jsupervisor.config.LogConfig.Target;
import jsupervisor.core.Autorestart;
import jsupervisor.terms.Signal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessOptionsTest {
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  @Test
  void aProgramWithACommandMeansTheDefaults() {
    var process = scene.process("");
    var program = process.program();
    assertEquals("x", program.name().text());
    assertEquals(999, program.priority());
    assertTrue(program.autostart());
    assertEquals(Autorestart.UNEXPECTED, program.autorestart());
    assertEquals(Duration.ofSeconds(1), program.startsecs());
    assertEquals(3, program.startretries());
    assertEquals(Set.of(0), program.exitcodes());
    assertEquals(Signal.TERM, program.stopsignal());
    assertEquals(Duration.ofSeconds(10), program.stopwaitsecs());
    assertEquals("/bin/cat", process.command());
    assertEquals(
        new LogConfig(new Target.Auto(), 50 << 20, 10, 0, false, false, false), process.stdout());
    assertEquals(process.stdout(), process.stderr());
    assertEquals(Optional.empty(), process.serverUrl());
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a %(ENV_A)s ~ a 1",
        "%(program_name)s-%(group_name)s ~ x-x",
        "%(host_node_name)s ~ venus",
        "%(process_num)03d/%(numprocs)d ~ 000/1",
        "100%% ~ 100%",
        "a 'b c' \"d\" ~ a 'b c' \"d\"",
        "x ; comment ~ x",
        "x;y ~ x;y"
      })
  void aCommandIsExpandedOnce(String text, String command) {
    var file = "[supervisord]\n[program:x]\ncommand=" + text + "\n";
    assertEquals(command, scene.good(file).groups().getFirst().processes().getFirst().command());
  }

  @Test
  void hereIsTheDirectoryOfTheFile() {
    assertEquals(Optional.of(directory + "/x"), scene.process("directory=%(here)s/x").directory());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "A=1,B=2 ~ {A=1, B=2}",
        "A=1;B=2 ~ {A=1, B=2}",
        "A=\"a,b\",B='c d', ~ {A=a,b, B=c d}",
        "A=a\"b\"c ~ {A=abc}",
        "A=\"say \\\"hi\\\" \\x\" ~ {A=say \"hi\" \\x}",
        "A='\\' ~ {A=\\}",
        "A=a\\ b ~ {A=a b}",
        "A=\"\" ~ {A=}",
        "A=/usr/bin:/bin ~ {A=/usr/bin:/bin}",
        "A=a#b ~ {A=a#b}",
        "A=%(ENV_A)s%(process_num)d ~ {A=10}",
        "A=\"100%%\" ~ {A=100%}",
        "A=1,A=2 ~ {A=2}",
        "A=@x ~ error",
        "A=$x ~ error"
      })
  void anEnvironmentIsReadAsAShellWould(String text, String expected) {
    var file = "[supervisord]\n[program:x]\ncommand=c\nenvironment=" + text + "\n";
    var found =
        switch (scene.read(file)) {
          case ConfigResult.Good(var good) ->
              new TreeMap<>(good.groups().getFirst().processes().getFirst().environment())
                  .toString();
          case ConfigResult.Bad _ -> "error";
        };
    assertEquals(expected, found);
  }

  @Test
  void anEnvironmentMayGoOverLines() {
    assertEquals(
        Map.of("A", "1", "B", "2"), scene.process("environment=A=1,\n  B=2 ; c").environment());
  }

  @Test
  void theProgramsEnvironmentWinsAndBothCanBeExpanded() {
    var file =
        "[supervisord]\nenvironment=X=1,Y=1\n[program:x]\nenvironment=Y=2,Z=%(ENV_X)s\n"
            + "command=%(ENV_X)s %(ENV_Y)s %(ENV_Z)s\n";
    var process = scene.good(file).groups().getFirst().processes().getFirst();
    assertEquals(Map.of("X", "1", "Y", "2", "Z", "1"), process.environment());
    assertEquals("1 2 1", process.command());
  }

  @ParameterizedTest(name = "{0} is {1} bytes")
  @CsvSource({"1,1", "1KB,1024", "2 mb,2097152", "1Gb,1073741824", "3GB,3221225472", "1_0,10"})
  void sizesHaveThreeSuffixes(String text, long size) {
    assertEquals(size, scene.process("stdout_logfile_maxbytes=" + text).stdout().maxbytes());
  }

  @ParameterizedTest(name = "{0} is signal {1}")
  @CsvSource({"TERM,15", "sigusr1,10", "9,9", "SIGRTMIN,34", "CLD,17", "iot,6"})
  void signalsHaveNamesAndNumbers(String text, int number) {
    assertEquals(number, scene.process("stopsignal=" + text).program().stopsignal().number());
  }

  @ParameterizedTest
  @CsvSource({"stopsignal=0", "startsecs=-1", "stdout_logfile_maxbytes=-1", "stopwaitsecs=-5"})
  void whatCouldNeverWorkIsRefused(String line) {
    assertEquals(1, scene.errors("[supervisord]\n[program:x]\ncommand=c\n" + line + "\n").size());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,None[]",
    "off,None[]",
    "auto,Auto[]",
    "/dev/stdout,File[path=/dev/stdout]",
    "x.log,File[path=x.log]",
    "/tmp/100%%%%,File[path=/tmp/100%]",
    "/tmp/%%,File[path=/tmp/%]",
    "~/x,error"
  })
  void aLogGoesNowhereToAFileOrNamesItself(String text, String target) {
    var result = scene.read("[supervisord]\n[program:x]\ncommand=c\nstdout_logfile=" + text + "\n");
    var found =
        switch (result) {
          case ConfigResult.Good(var good) ->
              good.groups().getFirst().processes().getFirst().stdout().target().toString();
          case ConfigResult.Bad _ -> "error"; // nobody's home in this scene
        };
    assertEquals(target, found);
  }

  @Test
  void theSyslogFileIsDeprecated() {
    var configuration = scene.program("stdout_logfile=syslog");
    assertTrue(configuration.groups().getFirst().processes().getFirst().stdout().syslog());
    assertEquals(
        List.of(
            "For [program:x], stdout_logfile=syslog but this is deprecated and will be removed.  "
                + "Use stdout_syslog=true to enable syslog instead."),
        configuration.warnings());
  }

  @Test
  void aRedirectedStderrHasNoLog() {
    var configuration = scene.program("redirect_stderr=true\nstderr_logfile=/tmp/x");
    var process = configuration.groups().getFirst().processes().getFirst();
    assertEquals(new Target.None(), process.stderr().target());
    assertEquals(1, configuration.warnings().size());
  }

  @Test
  void autoLogsWithoutRolloverAreWarnedAbout() {
    var warning = scene.program("stdout_logfile_maxbytes=0").warnings().getFirst();
    assertTrue(warning.startsWith("For [program:x], AUTO logging used for stdout_logfile without"));
  }

  @Test
  void numprocsMakesProcessesSortedByName() {
    var group =
        scene
            .program("numprocs=3\nnumprocs_start=9\nprocess_name=%(program_name)s_%(process_num)d")
            .groups()
            .getFirst();
    assertEquals(
        List.of("x_10", "x_11", "x_9"),
        group.processes().stream().map(process -> process.program().name().process()).toList());
    assertEquals("x:x_9", group.processes().getLast().program().name().text());
  }

  @Test
  void killasgroupFollowsStopasgroup() {
    assertTrue(scene.process("stopasgroup=yes").program().killasgroup());
  }

  @Test
  void usersBecomeUids() {
    assertEquals(OptionalInt.of(1000), scene.process("user=chris").uid());
    assertEquals(OptionalInt.of(0), scene.process("user=0").uid());
  }
}
