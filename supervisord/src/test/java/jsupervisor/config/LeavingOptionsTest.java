package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import jsupervisor.config.SupervisordConfig.Leaving;
import jsupervisor.core.ExitWith;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the daemon ends by itself, and what its log lines begin with. */
class LeavingOptionsTest {
  private static final String PROGRAMS =
      """

      [program:web]
      command=cat
      [program:worker]
      command=cat
      numprocs=2
      process_name=%(program_name)s_%(process_num)s
      """;

  @TempDir Path folder;

  private Leaving leaving(String options) {
    return new Scene(folder).good("[supervisord]\n" + options + PROGRAMS).supervisord().leaving();
  }

  private String reason(String options) {
    return switch (new Scene(folder).read("[supervisord]\n" + options + PROGRAMS)) {
      case ConfigResult.Good _ -> "none";
      case ConfigResult.Bad(var errors) -> errors.getFirst().text();
    };
  }

  @Test
  void nothingEndsTheDaemonUnlessItIsSaid() {
    assertEquals(Leaving.USUAL, leaving(""));
    assertEquals(Leaving.USUAL, leaving("exit_with=never\nshutdown_timeout=0"));
  }

  @Test
  void theReasonsAreWords() {
    assertEquals(
        new Leaving(new ExitWith.AnyFatal(), 8),
        leaving("exit_with=any-fatal\nshutdown_timeout=8"));
    assertEquals(new ExitWith.AllDone(), leaving("exit_with=all-done").exitWith());
    var web = new ExitWith.Process(new ProcessName("web", "web"));
    assertEquals(web, leaving("exit_with=program:web").exitWith());
    assertEquals(web, leaving("exit_with=program:web:web").exitWith());
    var worker = new ExitWith.Process(new ProcessName("worker", "worker_1"));
    assertEquals(worker, leaving("exit_with=program:worker:worker_1").exitWith());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "exit_with=program:wbe | there is no process 'wbe'",
        "exit_with=program:wbe | did you mean 'web'?",
        "exit_with=program:worker | there is no process 'worker'; name one as supervisorctl shows",
        "exit_with=any-fatl | did you mean 'any-fatal'?",
        "exit_with=program: | 'program:' is none of never, program:NAME, any-fatal and all-done",
        "shutdown_timeout=86401 | 86401 is more than a day",
        "shutdown_timeout=soon | invalid literal for int() with base 10",
        "log_prefix=maybe | not a valid boolean value: 'maybe'",
      })
  void whatIsWrongIsAnErrorThatSaysWhatToDo(String option, String text) {
    var reason = reason(option);
    assertEquals(true, reason.contains(text), reason);
    assertEquals(true, reason.contains("FILE:2"), reason);
  }

  @Test
  void aProgramSaysItselfWhetherItsLinesHaveItsName() {
    var file =
        "[supervisord]\nlog_prefix=true\n[program:a]\ncommand=cat\nstdout_prefix=false\n"
            + "[program:b]\ncommand=cat\n";
    var groups = new Scene(folder).good(file).groups();
    var a = groups.get(0).processes().getFirst();
    var b = groups.get(1).processes().getFirst();
    assertEquals("false true", a.stdout().prefix() + " " + a.stderr().prefix());
    assertEquals("true true", b.stdout().prefix() + " " + b.stderr().prefix());
    var plain = new Scene(folder).good("[supervisord]" + PROGRAMS).groups().getFirst();
    assertEquals(false, plain.processes().getFirst().stdout().prefix());
  }
}
