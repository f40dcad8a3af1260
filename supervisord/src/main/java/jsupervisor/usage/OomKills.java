package jsupervisor.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often the kernel says that it has killed somebody for want of memory: in the daemon's own
 * control group, in which its children are, too (memory.events of cgroups(7), version 2, or
 * memory.oom_control of version 1), and on the whole machine (proc_vmstat(5)). One thread.
 */
public final class OomKills {
  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");
  private static final String WORD = "oom_kill";
  private static final int KEPT = 16;

  private final Map<String, Path> sources;
  private final KernelText files = new KernelText();
  private final Deque<Count> counts = new ArrayDeque<>();

  /** What the sources said at a moment. */
  private record Count(long atMillis, Map<String, Long> kills) {}

  /**
   * @param sources by what they stand for
   */
  public OomKills(Map<String, Path> sources) {
    this.sources = sources;
  }

  /** What there is on this machine. */
  public static OomKills here() {
    var all = new LinkedHashMap<String, Path>();
    try {
      for (var line : Files.readAllLines(Path.of("/proc/self/cgroup"), StandardCharsets.ISO_8859_1))
        group(line, all);
    } catch (IOException _) {
      // the machine's own count is left
    }
    all.put("this machine", Path.of("/proc/vmstat"));
    return new OomKills(all);
  }

  private static void group(String line, Map<String, Path> all) {
    var parts = line.split(":", 3);
    if (parts.length < 3) return;
    var name = "control group " + parts[2];
    if (parts[1].isEmpty()) all.put(name, CGROUPS.resolve("." + parts[2] + "/memory.events"));
    else if (List.of(parts[1].split(",")).contains("memory"))
      all.put(name, CGROUPS.resolve("memory/." + parts[2] + "/memory.oom_control"));
  }

  /** Looks at it now, which is to be done about once a second. */
  public void look(long nowMillis) {
    counts.addLast(new Count(nowMillis, now()));
    if (counts.size() > KEPT) counts.removeFirst();
  }

  private Map<String, Long> now() {
    var kills = new LinkedHashMap<String, Long>();
    sources.forEach((name, file) -> {
      long count = count(file);
      if (count >= 0) kills.put(name, count);
    });
    return kills;
  }

  private long count(Path file) {
    try {
      return files.number(file.toString(), WORD);
    } catch (IOException | NumberFormatException _) {
      // there is none
    }
    return -1;
  }

  /**
   * What shows that somebody was killed so about that time; empty = nothing does.
   *
   * @param sinceMillis shortly before the end
   */
  public String evidence(long sinceMillis) {
    var before = new Count(0, Map.of());
    for (var each : counts)
      if (each.atMillis() <= sinceMillis || before.kills().isEmpty()) before = each;
    var words = new ArrayList<String>();
    for (var each : now().entrySet()) {
      var was = before.kills().get(each.getKey());
      if (was != null && each.getValue() > was)
        words.add("OOM kills of %s: %d, before %d".formatted(each.getKey(), each.getValue(), was));
    }
    return String.join("; ", words);
  }
}
