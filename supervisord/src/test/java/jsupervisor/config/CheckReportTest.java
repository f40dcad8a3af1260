package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code supervisord --check} says. */
class CheckReportTest {
  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private CheckReport check(String text) {
    scene.file("FILE", text);
    return CheckReport.of("FILE", Options.none(), scene.host());
  }

  @Test
  void aGoodFileHasNoErrorsAndNoWarnings() {
    assertEquals(
        new CheckReport("FILE: 0 errors, 0 warnings\n", 0),
        check("[supervisord]\n[program:x]\ncommand=a\n"));
  }

  @Test
  void allErrorsAndWarningsAreInTheOrderOfTheFileWithAGuess() {
    scene.file("more/a.conf", "[program:y]\ncommand=b\nstopsignal=TREM\n");
    assertEquals(
        new CheckReport(
            """
            FILE:2: error: [supervisord] loglevel: bad logging level name 'debgu' (did you mean 'debug'?)
            FILE:3: warning: unknown option 'minfd' in section [supervisord] is ignored (did you mean 'minfds'?)
            FILE:5: error: [group:g] programs: [group:g] names unknown program or fcgi-program yy
            FILE:6: warning: unknown section [progam:z] is ignored (did you mean [program:z]?)
            FILE:8: error: [program:x] autorestart: invalid 'autorestart' value 'unexpeced' (did you mean 'unexpected'?)
            FILE:9: error: [program:x] autostart: not a valid boolean value: 'ture' (did you mean 'true'?)
            FILE:12: warning: No file matches via include "%1$s/none/*"
            %1$s/more/a.conf:3: error: [program:y] stopsignal: value 'TREM' is not a valid signal name (did you mean 'TERM'?)
            FILE: 5 errors, 3 warnings
            """
                .formatted(directory),
            5),
        check(
            """
            [supervisord]
            loglevel=debgu
            minfd=1
            [group:g]
            programs=yy
            [progam:z]
            [program:x]
            autorestart=unexpeced
            autostart=ture
            command=a
            [include]
            files=more/*.conf none/*
            """));
  }

  @ParameterizedTest(name = "[{0}] {1}={2} may mean {3}")
  @CsvSource({
    "program:x, stopsignal, SIGTREM, SIGTERM",
    "program:x, stopsignal, kil, KILL",
    "program:x, redirect_stderr, flase, false",
    "program:x, autorestart, unexpectd, unexpected",
    "group:g, programs, xx1, xxx1",
  })
  void aWrongWordIsGuessed(String section, String key, String value, String meant) {
    var text =
        "[supervisord]\n[program:x]\ncommand=a\n[program:xxx1]\ncommand=a\n[%s]\n%s=%s\n"
            .formatted(section, key, value);
    assertEquals("did you mean '" + meant + "'?", scene.errors(text).getFirst().hint());
  }

  @Test
  void whatIsNotIniTextIsShownLineByLine() {
    assertEquals(
        new CheckReport(
            """
            FILE:2: error: Source contains parsing errors: 'FILE'
            \t[line  2]: 'junk\\n'
            \t[line  4]: '=x\\n'
            FILE: 1 error, 0 warnings
            """,
            1),
        check("[supervisord]\njunk\n[program:x]\n=x\n"));
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertEquals(
        new CheckReport(
            "no.conf: error: could not find config file no.conf\nno.conf: 1 error, 0 warnings\n",
            1),
        CheckReport.of("no.conf", Options.none(), scene.host()));
  }
}
