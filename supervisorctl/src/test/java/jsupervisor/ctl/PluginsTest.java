package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions that plug-ins add: {@link Greeter} is one, named in the tests' META-INF/services. */
class PluginsTest {
  @TempDir Path home;
  private DebianDaemon daemon;

  @BeforeEach
  void startDaemon() throws Exception {
    daemon = DebianDaemon.start(home);
  }

  @AfterEach
  void stopDaemon() throws Exception {
    daemon.stop();
  }

  private Told line(String options, String line) throws IOException {
    var file = home.resolve("plugins.conf");
    var text = Files.readString(daemon.file()) + "\n[ctlplugin:greeter]\n" + options + "\n";
    Files.writeString(file, text);
    return Told.byUs("", List.of("-c", file.toString(), line));
  }

  @Test
  void anActionOfAPluginTalksToTheDaemonAndSetsTheExitStatus() throws IOException {
    var options = "supervisor.ctl_factory=greeter.ctl:make_greeter\ngreeting=%(ENV_HOME)s:";
    var told = line(options, "greet you");
    assertEquals(new Told(System.getenv("HOME") + ": you from supervisor\n", "", 5), told);
  }

  @Test
  void helpListsItUnderTheNameOfTheSection() throws IOException {
    var options = "supervisor.ctl_factory=greeter.ctl:make_greeter";
    var told = line(options, "help");
    assertTrue(told.out().contains("greeter commands (type help <topic>):"), told.out());
    assertEquals(new Told("greet <name>\tGreet somebody.\n", "", 0), line(options, "help greet"));
  }

  @Test
  void ourOwnActionsCannotBeReplaced() throws IOException {
    var told = line("supervisor.ctl_factory=greeter.ctl:make_greeter", "status");
    assertTrue(told.out().contains("RUNNING") || told.out().contains("STOPPED"), told.out());
  }

  @Test
  void whatGoesWrongInAPluginIsOneLine() throws IOException {
    var told = line("supervisor.ctl_factory=greeter.ctl:make_greeter", "fall");
    assertTrue(told.out().startsWith("error: <class 'Error'>, fall: java.lang"), told.out());
    assertEquals(1, told.out().lines().count());
    assertEquals(1, told.code());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "x=1, section [ctlplugin:greeter] does not specify a supervisor.ctl_factory",
    "supervisor.ctl_factory=no.ctl:make, no.ctl:make cannot be resolved within [ctlplugin:greeter]:"
        + " no plug-in of that name is installed and Python code cannot be used; remove the section"
        + " or name one of: greeter.ctl:make_greeter",
    "supervisor.ctl_factory=greeter.ctl:make_greeter%nrefuse=1, [ctlplugin:greeter] cannot be used:"
        + " it refuses",
  })
  void aSectionThatCannotBeUsedIsOneClearError(String options, String reason) throws IOException {
    var told = line(options.replace("%n", "\n"), "status");
    assertEquals(2, told.code());
    assertTrue(told.err().startsWith("Error: " + reason + "\n"), told.err());
  }
}
