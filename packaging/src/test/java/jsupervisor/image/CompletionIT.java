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
    "'check --c',--crit=",
    "'doctor -',--json",
    "'check of',off",
    "'zork ',''"
  })
  void bashOffersWhatCanStandThere(String typed, String offered) {
    var line = "supervisorctl -c " + daemon.conf + " " + typed;
    var run =
        Run.in(folder, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), onPath()).ok();
    assertEquals(offered, String.join(" ", run.out().strip().lines().toList()));
    assertEquals("", run.err());
  }

  /** The line is not yet the shell's; what stands for a file must be read as the shell will. */
  @ParameterizedTest(name = "-c {0}")
  @ValueSource(
      strings = {
        "-c ~/the.conf",
        "-c $HOME/the.conf",
        "-c ${HOME}/the.conf",
        "-c \"$HOME/the.conf\"",
        "-c \"$HOME/a b.conf\"",
        "-c $HOME/a\\ b.conf",
        "-c 'FOLDER/a b.conf'",
        "--configuration FOLDER/the.conf",
        "--configuration=$HOME/the.conf",
        "-r /dev/null -c ~/the.conf"
      })
  void bashReadsTheOptionsBeforeTheAction(String options) throws IOException {
    var home = home();
    var line = "supervisorctl " + options.replace("FOLDER", home.toString()) + " pid w:";
    var run =
        Run.in(folder, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), at(home)).ok();
    assertEquals("* w_0 w_1", String.join(" ", run.out().strip().lines().toList()));
    assertEquals("", run.err());
  }

  /** Only simple variables are looked up; nothing that a line says is run. */
  @Test
  void bashRunsNothingOfTheLine() throws IOException {
    var line = "supervisorctl -c $(touch ran)`touch ran` pid ";
    Run.in(folder, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), onPath()).ok();
    assertTrue(!Files.exists(folder.resolve("ran")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "remove", "update", "start"})
  void aStarInANameIsNoPatternOfFiles(String action) throws IOException {
    var there = Files.createDirectories(folder.resolve("files"));
    for (var file : List.of("job1", "job2")) Files.writeString(there.resolve(file), "");
    var client = folder.resolve("starred");
    Files.writeString(client, "#!/bin/sh\necho 'job*   RUNNING   auto'\n");
    assertTrue(client.toFile().setExecutable(true));
    var line = client + " " + action + " j";
    var run =
        Run.in(there, List.of("bash", "-c", ASK.formatted(BASH), "bash", line), onPath()).ok();
    assertEquals("job*\n", run.out());
  }

  /** A folder with the daemon's file under two names. */
  private static Path home() throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    var text = Files.readString(daemon.conf).replace("%(here)s", daemon.conf.getParent() + "");
    for (var name : List.of("the.conf", "a b.conf")) Files.writeString(home.resolve(name), text);
    return home;
  }

  private static Map<String, String> at(Path home) {
    var variables = new HashMap<>(onPath());
    variables.put("HOME", home.toString());
    return variables;
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

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "-c ~/the.conf",
        "-c $HOME/the.conf",
        "-r /dev/null -c ~/the.conf",
        "--history-file /dev/null --configuration ~/the.conf",
        "--configuration=FOLDER/the.conf",
        "-cFOLDER/the.conf"
      })
  void fishReadsTheOptionsBeforeTheAction(String options) throws IOException {
    var home = home();
    var asked = "source '%s'; complete -C 'supervisorctl %s pid w:'";
    var line = asked.formatted(FISH, options.replace("FOLDER", home.toString()));
    var run = Run.in(folder, List.of("fish", "--no-config", "-c", line), at(home)).ok();
    var words = run.out().lines().map(word -> word.split("\t")[0]).toList();
    assertEquals("w:* w:w_0 w:w_1", String.join(" ", words));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "-c ~/the.conf",
        "-c $HOME/the.conf",
        "-c \"$HOME/a b.conf\"",
        "-c ${HOME}/a\\\\ b.conf"
      })
  void zshReadsTheOptionsBeforeTheAction(String options) throws IOException {
    var home = home();
    var words = new ArrayList<>(List.of(Image.PYTHON, Image.resource("python/type.py") + ""));
    words.addAll(List.of("zsh", ZSH.toString()));
    words.addAll(List.of("supervisorctl " + options + " pid w:w\\t", "_", "1\\n", "ready> "));
    var screen = Run.in(folder, words, at(home)).ok().out();
    assertTrue(screen.contains("" + daemon.rpc.info("w:w_1").get("pid")), screen);
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
            java.util.stream.Stream.of(
                "alert",
                "crash",
                "crashes",
                "hash-password",
                "health",
                "history",
                "top",
                "upgrade",
                "why"))
        .toList();
  }
}
