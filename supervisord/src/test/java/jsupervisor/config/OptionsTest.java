package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.Options.Request;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @TempDir Path directory;

  private Request parse(String words) {
    return Options.parse(List.of(words.split(" ")), new Scene(directory).host());
  }

  private Map<String, String> values(String words) {
    return assertInstanceOf(Request.Run.class, parse(words)).options().values();
  }

  /** Said by Supervisor 4.2.5 about the same words. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "-x ~ option -x not recognized",
        "--foo ~ option --foo not recognized",
        "--logfil x ~ option --logfil not a unique prefix",
        "--log=1 ~ option --log not a unique prefix",
        "--=x ~ option -- not a unique prefix",
        "-c ~ option -c requires argument",
        "-nc ~ option -c requires argument",
        "--logfile ~ option --logfile requires argument",
        "--conf ~ option --configuration requires argument",
        "--nodaemon=1 ~ option --nodaemon must not have an argument",
        "-n foo bar ~ positional arguments are not supported: ['foo', 'bar']",
        "-- foo ~ positional arguments are not supported: ['foo']",
        "- foo ~ positional arguments are not supported: ['-', 'foo']",
        "-e foo ~ invalid value for -e 'foo': bad logging level name 'foo'",
        "-n -n ~ conflicting command line option '-n'",
        "-n --nodaemon ~ conflicting command line option '--nodaemon'",
        "--silent --si ~ conflicting command line option '--silent'",
        "-i a -i b ~ conflicting command line option '-i'",
        "-a x ~ invalid value for -a 'x': invalid literal for int() with base 10: 'x'",
        "-y 1x ~ invalid value for -y '1x': invalid literal for int() with base 10: '1x'",
        "-z q ~ invalid value for -z 'q': invalid literal for int() with base 10: 'q'",
        "--minprocs x ~ invalid value for --minprocs 'x': invalid literal for int() with base 10: 'x'",
        "-m 9 ~ invalid value for -m '9': 9 can not be converted to an octal type",
        "-d /no/such ~ invalid value for -d '/no/such': /no/such is not an existing directory",
        "-q /no/such ~ invalid value for -q '/no/such': /no/such is not an existing directory",
        "-l /no/such/x ~ invalid value for -l '/no/such/x': The directory named as part of the path /no/such/x does not exist",
        "-j /no/such/x ~ invalid value for -j '/no/such/x': The directory named as part of the path /no/such/x does not exist"
      })
  void aWrongCommandLineIsRefusedInSupervisorsWords(String words, String message) {
    assertEquals(message, assertInstanceOf(Request.Wrong.class, parse(words)).message());
  }

  @Test
  void shortOptionsBundleAndJoin() {
    assertEquals(
        Map.of("nodaemon", "true", "silent", "true", "configuration", "f"), values("-nscf"));
  }

  @Test
  void longOptionsMayBeCutToAUniqueBeginning() {
    assertEquals(
        Map.of("configuration", "f", "nodaemon", "true", "loglevel", "debug"),
        values("--conf=f --nod --logl debug"));
  }

  @Test
  void anExactNameIsNoPrefix() {
    assertEquals(Map.of("logfile", "x"), values("--logfile x"));
  }

  @Test
  void helpAndVersionActAtOnce() {
    assertInstanceOf(Request.Help.class, parse("-h -v"));
    assertInstanceOf(Request.Help.class, parse("-n -?"));
    assertInstanceOf(Request.Version.class, parse("-v -e nonsense"));
    assertInstanceOf(Request.Version.class, parse("--version"));
  }

  @Test
  void theCommandLineWinsOverTheFile() {
    var options = assertInstanceOf(Request.Run.class, parse("-n -e debug -y 1KB -l x.log -u root"));
    var result =
        new Scene(directory)
            .read("[supervisord]\nnodaemon=false\nloglevel=warn\nuser=chris\n", options.options());
    var config = Scene.good(result).supervisord();
    assertTrue(config.nodaemon());
    assertEquals(LogLevel.DEBUG, config.loglevel());
    assertEquals(1024, config.logfileMaxbytes());
    assertEquals(directory.resolve("x.log").toString(), config.logfile());
    assertEquals(0, config.user().orElseThrow());
  }

  @Test
  void everyFlagWinsOverItsOption() {
    var scene = new Scene(directory);
    var file =
        """
        [supervisord]
        umask=022
        directory=/tmp
        logfile=a.log
        logfile_maxbytes=1
        logfile_backups=1
        pidfile=a.pid
        identifier=a
        childlogdir=/tmp
        minfds=1
        minprocs=1
        user=root
        """;
    var words =
        "-m 077 -d / -l b.log -y 2KB -z 2 -j b.pid -i b -q / -a 2 --minprocs 2 -u chris -k -t -s -n"
            + " -e blather";
    var options = assertInstanceOf(Request.Run.class, parse(words)).options();
    assertEquals(
        new SupervisordConfig(
            directory + "/b.log",
            2048,
            2,
            LogLevel.BLATHER,
            directory + "/b.pid",
            077,
            true,
            true,
            2,
            2,
            true,
            "/",
            OptionalInt.of(1000),
            Optional.of("/"),
            true,
            Map.of(),
            "b",
            SupervisordConfig.Survival.USUAL,
            SupervisordConfig.Leaving.USUAL),
        Scene.good(scene.read(file, options)).supervisord());
  }

  /** Ours must be written in full, so that every beginning means what it means to Supervisor. */
  @Test
  void checkIsNoReasonForABeginningToBeAmbiguous() {
    assertEquals(Map.of("childlogdir", "/tmp"), values("--ch /tmp"));
    assertEquals(Map.of("check", "true", "configuration", "f"), values("--check -c f"));
    assertEquals("option --che not recognized", ((Request.Wrong) parse("--che")).message());
  }

  @Test
  void theFileIsSearchedInSixPlaces() {
    assertEquals(
        List.of(
            "/opt/x/etc/supervisord.conf",
            "/opt/x/supervisord.conf",
            "supervisord.conf",
            "etc/supervisord.conf",
            "/etc/supervisord.conf",
            "/etc/supervisor/supervisord.conf"),
        ConfigFiles.searchPaths("/opt/x/bin/supervisord"));
    assertEquals("etc/supervisord.conf", ConfigFiles.searchPaths("supervisord").getFirst());
    assertEquals("/etc/supervisord.conf", ConfigFiles.searchPaths("/bin/supervisord").getFirst());
  }

  @Test
  void theFirstThatExistsIsTaken() {
    var scene = new Scene(directory);
    scene.file("etc/supervisord.conf", "");
    assertEquals(
        Optional.of("etc/supervisord.conf"), ConfigFiles.search("/no/such/x", scene.host()));
    scene.file("supervisord.conf", "");
    assertEquals(Optional.of("supervisord.conf"), ConfigFiles.search("/no/such/x", scene.host()));
  }

  @Test
  void everyErrorIsPrintedTheFirstInSupervisorsWay() {
    var errors =
        new Scene(directory)
            .errors("[supervisord]\nminfds=x\n[program:x]\ncommand=a\nstartsecs=b\n");
    assertEquals(
        """
        Error: invalid literal for int() with base 10: 'x'
        Error: FILE:5: [program:x] startsecs: invalid literal for int() with base 10: 'b'
        For help, use sup -h
        """,
        Usage.errors("sup", errors));
  }
}
