package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Programs by which one sees that a daemon loses nothing: some write numbered lines and never end,
 * others end by themselves, each with a status of its own. What they did they write into files of
 * their own, and that is compared with their logs.
 *
 * @param folder of the daemon
 * @param writers how many write
 * @param briefs how many end, the last two by SIGKILL
 * @param spread milliseconds by which one of these lives longer than the one before
 */
record Crowd(Path folder, int writers, int briefs, int spread) {

  /** Sections for all of them; the brief ones are a group and start when told to. */
  String conf() {
    return """
    [program:lines]
    command=%s %%1$s %%(process_num)d
    process_name=%%(process_num)d
    numprocs=%d
    stdout_logfile=%%1$s/lines.%%(process_num)d
    stdout_logfile_maxbytes=0
    stderr_logfile=NONE
    """
            .formatted(Children.compile("lines", folder), writers)
        + briefSections();
  }

  private String briefSections() {
    var program = Children.compile("brief", folder);
    var sections = new StringBuilder();
    var names = new ArrayList<String>();
    for (int i = 0; i < briefs; i++) {
      names.add("brief" + i);
      sections.append(
          """
          [program:brief%1$d]
          command=%2$s %%1$s %1$d %3$d %4$d
          autostart=false
          autorestart=false
          startsecs=0
          stdout_logfile=%%1$s/brief.%1$d
          stdout_logfile_maxbytes=0
          stderr_logfile=NONE
          """
              .formatted(i, program, status(i), spread * i));
    }
    return sections + "[group:briefs]\nprograms=" + String.join(",", names) + "\n";
  }

  private int status(int i) {
    return i < briefs - 2 ? 17 * i : 256 + 9; // 0 to 119, then SIGKILL
  }

  /** For people. */
  String named() {
    return "under %d writers and %d dying programs a round".formatted(writers, briefs);
  }

  /** The same of what {@link #everyLineIsThereOnce} and {@link #everyStatusIsRight} have seen. */
  String unharmed(long lines, int rounds) {
    int statuses = rounds * briefs;
    return "lines lost 0 of %d, restarts 0, exit statuses right %d of %d"
        .formatted(lines, statuses, statuses);
  }

  void awaitWriters(Daemon daemon) {
    for (int i = 0; i < writers; i++) daemon.rpc.awaitState("lines:" + i, "RUNNING");
  }

  /** Of the writers, by name. */
  Map<Object, Object> pids(Daemon daemon) throws IOException {
    return daemon.rpc.allInfo().stream()
        .filter(info -> info.get("group").equals("lines"))
        .collect(Collectors.toMap(info -> info.get("name"), info -> info.get("pid")));
  }

  /** Each of the writers is a child of the daemon, and of nobody else. */
  void everyWriterIsAChildOf(Daemon daemon) throws IOException {
    var children = Proc.children(daemon.pid());
    for (var pid : pids(daemon).values())
      assertEquals(true, children.contains((long) (int) pid), pid + " is not among " + children);
  }

  void startBriefs(Daemon daemon) throws IOException {
    daemon.rpc.call("supervisor.startProcessGroup", "briefs", false);
  }

  /**
   * Waits for the ends of the brief ones.
   *
   * @param round how often they were started
   */
  void everyStatusIsRight(Daemon daemon, int round) throws IOException {
    for (int i = 0; i < briefs; i++) {
      var name = "briefs:brief" + i;
      daemon.rpc.awaitState(name, "EXITED");
      int expected = status(i) > 255 ? -1 : status(i);
      assertEquals(expected, daemon.rpc.info(name).get("exitstatus"), name + " in round " + round);
    }
    var starts = new HashMap<String, Integer>();
    for (var line : Files.readAllLines(folder.resolve("briefs")))
      starts.merge(line.split(" ")[0], 1, Integer::sum);
    for (int i = 0; i < briefs; i++) assertEquals(round, starts.get("" + i), "starts of brief" + i);
  }

  /**
   * Stops the writers and compares the logs of all with what they say that they have written.
   *
   * @return how many lines were written
   */
  long everyLineIsThereOnce(Daemon daemon) throws IOException {
    daemon.rpc.call("supervisor.stopProcessGroup", "lines", true);
    List<String> counts = Files.readAllLines(folder.resolve("counts"));
    assertEquals(writers, counts.size(), "every writer was stopped once");
    long all = 0;
    for (var count : counts) {
      var tag = count.split(" ")[0];
      long lines = Long.parseLong(count.split(" ")[1]);
      assertEquals(lines, inOrder(tag), "lines of writer " + tag);
      all += lines;
    }
    for (int i = 0; i < briefs; i++) {
      var own = Integer.toString(i);
      var said =
          Files.readAllLines(folder.resolve("briefs")).stream()
              .filter(line -> line.split(" ")[0].equals(own))
              .toList();
      assertEquals(said, Files.readAllLines(folder.resolve("brief." + i)), "log of brief" + i);
      all += said.size();
    }
    return all;
  }

  private long inOrder(String tag) throws IOException {
    long n = 0;
    try (var lines = Files.newBufferedReader(folder.resolve("lines." + tag))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        assertEquals(tag + " " + n, line, "in the log of writer " + tag);
        n++;
      }
    }
    return n;
  }
}
