package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The completion files of the image, with the real shells and a daemon whose names they offer. */
class CompletionIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      startsecs=0
      [program:off]
      command=/bin/cat
      autostart=false
      [program:w]
      command=/bin/cat
      process_name=%(program_name)s_%(process_num)d
      numprocs=2
      startsecs=0
      """;
  private static final Path SHARE = Image.FOLDER.resolve("share");
  private static final Path BASH = SHARE.resolve("bash-completion/completions/supervisorctl");
  private static final Path ZSH = SHARE.resolve("zsh/site-functions/_supervisorctl");
  private static final Path FISH = SHARE.resolve("fish/vendor_completions.d/supervisorctl.fish");
  private static final String ASK =
      "source %s; COMP_LINE=$1; COMP_POINT=${#1}; COMP_WORDBREAKS=$' \\t\\n\"\\'><=;|&(:';"
          + " _supervisorctl; printf '%%s\\n' \"${COMPREPLY[@]}\"";

  @TempDir static Path folder;
  private static Daemon daemon;

  @BeforeAll
  static void startDaemon() {
    daemon = Daemon.start(folder, PROGRAMS);
    daemon.rpc.awaitState("w:w_1", "RUNNING");
  }

  @AfterAll
  static void stopDaemon() {
    daemon.close();
  }

  private static Map<String, String> onPath() {
    return Map.of("PATH", Image.program("x").getParent() + ":/usr/bin:/bin");
  }

  /** The shells read and write no file of the person who runs the tests. */
  private static Map<String, String> homely() {
    var variables = new HashMap<>(onPath());
    variables.put("HOME", folder.toString());
    return variables;
  }

  @ParameterizedTest(name = "\"{0}\" offers {1}")
  @CsvSource({
    "'star',start",
    "'st',start status stop",
    "'help ver',version",
    "'pid ',all cat off w:* w:w_0 w:w_1",
    "'start c',cat",
    "'stop cat w:w',w_0 w_1",
    "'restart w:',* w_0 w_1",
    "'signal H',HUP",
    "'signal HUP o',off",
    "'update ',all cat off w",
    "'add w',w",
    "'status --f',--fail-on=",
    "'update --d',--dry-run",
    "'tail -',-f",
    "'why of',off",
    "'zork ',''"
  })
  void bashOffersWhatCanStandThere(String typed, String offered) {
    var line = "supervisorctl -c " + daemon.conf + " " + typed;
    var run =
        Run.in(folder, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), onPath()).ok();
    assertEquals(offered, String.join(" ", run.out().strip().lines().toList()));
    assertEquals("", run.err());
  }

  @Test
  void bashOffersNothingWhenNoDaemonIsThere() {
    var line = "supervisorctl -s unix:///nonexistent/s start ";
    var run =
        Run.in(folder, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), onPath()).ok();
    assertEquals("all\n", run.out());
    assertEquals("", run.err());
  }

  @ParameterizedTest(name = "\"{0}\" offers {1}")
  @CsvSource({
    "'sta',start status",
    "'help ver',version",
    "'stop w:',w:* w:w_0 w:w_1",
    "'why of',off",
    "'signal H',HUP",
    "'update ',all cat off w",
    "'status --f',--fail-on"
  })
  void fishOffersWhatCanStandThere(String typed, String offered) {
    var asked = "source '%s'; complete -C 'supervisorctl -c %s %s'";
    var line = asked.formatted(FISH, daemon.conf, typed);
    var run = Run.in(folder, List.of("fish", "--no-config", "-c", line), homely()).ok();
    var words = run.out().lines().map(word -> word.split("\t")[0]).toList();
    assertEquals(offered, String.join(" ", words));
    assertEquals("", run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void aPersonAtAPromptPressesTheTabKey(String shell) throws IOException {
    var client = "supervisorctl -c " + daemon.conf;
    var words = new ArrayList<>(List.of(Image.PYTHON, Image.resource("python/type.py") + ""));
    words.addAll(List.of(shell, (shell.equals("zsh") ? ZSH : BASH).toString()));
    words.addAll(List.of(client + " ver\\t", "sion ", "\\n", "ready> "));
    words.addAll(List.of(client + " pid w:w\\t", "_", "1\\n", "ready> "));
    var screen = Run.in(folder, words, homely()).ok().out();
    assertTrue(screen.contains(Image.client(daemon.conf, "version").ok().out().strip()), screen);
    assertTrue(screen.contains("" + daemon.rpc.info("w:w_1").get("pid")), screen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash-completion/completions/supervisorctl",
        "zsh/site-functions/_supervisorctl",
        "fish/vendor_completions.d/supervisorctl.fish"
      })
  void everyActionAndOptionIsInEachFile(String name) throws IOException {
    var text = Files.readString(Image.FOLDER.resolve("share").resolve(name));
    var words = new TreeSet<>(Arrays.asList(text.split("[^\\w-]+")));
    var missing = new TreeSet<String>();
    for (var action : actions()) if (!words.contains(action)) missing.add(action);
    for (var option :
        List.of(
            "json",
            "wait",
            "timeout",
            "fail-on",
            "dry-run",
            "parallel",
            "once",
            "configuration",
            "serverurl",
            "username",
            "password",
            "history-file",
            "interactive")) if (!text.contains(option)) missing.add("--" + option);
    assertEquals(new TreeSet<String>(), missing);
  }

  /** What the client's own help knows. */
  private static List<String> actions() {
    var help = Image.client(daemon.conf, "help").ok().out();
    var listed = help.lines().skip(3).flatMap(line -> Arrays.stream(line.split(" +"))).toList();
    assertTrue(listed.contains("version"), help);
    return java.util.stream.Stream.concat(
            listed.stream().filter(word -> !word.isEmpty()),
            java.util.stream.Stream.of("hash-password", "top", "upgrade", "why"))
        .toList();
  }
}
