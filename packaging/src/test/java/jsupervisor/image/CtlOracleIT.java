package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line against its oracle: every line of {@code ctl-lines.txt} through four pairs of
 * client and daemon, ours and Debian's. Output, standard error and exit status are those of
 * Debian's pair, but for what the table in docs/ctl-differences.md lists.
 */
class CtlOracleIT {
  private static final List<String> STARTED =
      List.of("cat", "talk", "mute", "w:w_0", "w:w_1", "g:a", "g:b");

  @TempDir Path folder;

  @Test
  @Timeout(1800)
  void everyLineSaysWhatDebiansClientSaysOfDebiansDaemon() throws Exception {
    var wanted = CtlDifference.wanted();
    var found = differences("first");
    if (!Set.copyOf(found).equals(Set.copyOf(wanted))) {
      // what hangs on the moment does not show twice
      var second = differences("second");
      var always = found.stream().filter(second::contains).toList();
      assertEquals("", rows(always, wanted), "differs and is not in the table");
      found.addAll(second);
    }
    assertEquals("", rows(wanted, found), "is in the table and does not differ");
  }

  private List<CtlDifference> differences(String time) throws Exception {
    var lines = CtlLine.all();
    var said = new ArrayList<List<Run>>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var pairs = new ArrayList<Future<List<Run>>>();
      for (int at = 0; at < 4; at++) {
        boolean client = at % 2 == 1;
        boolean daemon = at >= 2;
        var home = Files.createDirectory(folder.resolve(time + at));
        pairs.add(threads.submit(() -> play(home, client, daemon, lines)));
      }
      for (var pair : pairs) said.add(pair.get());
    }
    return differences(lines, said);
  }

  private static List<Run> play(
      Path home, boolean ourClient, boolean ourDaemon, List<CtlLine> lines) throws IOException {
    var programs = Files.readString(Image.resource("oracle/ctl-programs.conf"));
    var side = Side.start(home, ourClient, ourDaemon, programs);
    try (var daemon = side.daemon()) {
      for (var name : STARTED) daemon.rpc.awaitState(name, "RUNNING");
      var runs = new ArrayList<Run>();
      for (var line : lines) {
        prepare(line, side, programs);
        var run = side.call(line.words());
        runs.add(line.sorted() ? sorted(run) : run);
      }
      return runs;
    }
  }

  private static Run sorted(Run run) {
    var lines = run.out().lines().sorted().map(line -> line + "\n").toList();
    return new Run(run.status(), String.join("", lines), run.err());
  }

  /** Changes the file before a line, or waits for a state or for the end of a log. */
  private static void prepare(CtlLine line, Side side, String programs) throws IOException {
    for (var step : line.before()) {
      var words = step.split(" ", 3);
      switch (words[0]) {
        case "await" -> side.daemon().rpc.awaitState(words[1], words[2]);
        case "holds" -> awaitText(side.daemon(), words[1], words[2].replace("\\n", "\n"));
        case "file" -> Daemon.write(side.daemon().folder, edited(step.substring(5), programs));
        case "restore" -> Daemon.write(side.daemon().folder, programs);
        case "write" -> side.write(words[1], words[2].replace("\\n", "\n"));
        default -> throw new AssertionError("no such step: " + step);
      }
    }
  }

  private static void awaitText(Daemon daemon, String file, String text) {
    Await.until(
        () -> file + " holds " + text + ", not " + daemon.text(file),
        Duration.ofSeconds(60),
        Duration.ofMillis(20),
        () -> daemon.text(file).equals(text));
  }

  /** The programs with one text in place of another. */
  private static String edited(String step, String programs) {
    var parts = step.split(" => ", 2);
    if (!programs.contains(parts[0])) throw new AssertionError("not in the file: " + parts[0]);
    return programs.replace(parts[0], parts[1]).replace("\\n", "\n");
  }

  private static List<CtlDifference> differences(List<CtlLine> lines, List<List<Run>> said) {
    var found = new ArrayList<CtlDifference>();
    for (int at = 0; at < lines.size(); at++) {
      int line = at;
      var pairs = said.stream().map(runs -> runs.get(line)).toList();
      found.addAll(CtlDifference.found(lines.get(at).words(), pairs));
    }
    return found;
  }

  private static String rows(List<CtlDifference> some, List<CtlDifference> without) {
    return some.stream()
        .filter(row -> !without.contains(row))
        .map(row -> row.cells() + "\n")
        .collect(Collectors.joining());
  }
}
