package jsupervisor.crashes;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.crashes.ErrorLines.Block;
import jsupervisor.crashes.Followed.Line;
import jsupervisor.output.Marks.Place;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/** Errors in the logs of all children, looked for in turn. One thread. */
final class LogErrors {
  /** Logs that are looked at in a second. */
  private static final int MOST_LOGS = 200;

  /** Logs that are known; those of children that began before are forgotten. */
  private static final int KNOWN = 20_000;

  private final ErrorLines pattern;
  private final Map<Key, Log> logs = new LinkedHashMap<>();
  private long skippedBefore;

  private record Key(ProcessName process, Channel channel) {}

  /**
   * The log of a child.
   *
   * @param held where an error begins that may go on; -1 = nowhere
   */
  private record Log(int pid, Followed file, long held) {}

  /**
   * An error.
   *
   * @param pid of the child that wrote it, most likely
   * @param lines of it, one at least
   */
  record Found(ProcessName process, int pid, Channel channel, List<String> lines) {}

  LogErrors(ErrorLines pattern) {
    this.pattern = pattern;
  }

  /** A child writes there from now on; what the last one has written is read first. */
  void begins(Place place) {
    var key = new Key(place.process(), place.channel());
    var before = logs.remove(key);
    if (logs.size() >= KNOWN) forget(logs.keySet().iterator().next());
    try {
      var path = Path.of(place.path());
      boolean same = before != null && before.file().path().equals(path);
      var file = same ? before.file() : new Followed(path, place.offset());
      logs.put(key, new Log(place.pid(), file, same ? before.held() : -1));
    } catch (InvalidPathException _) {
      // there is no such file
    }
  }

  private void forget(Key key) {
    var log = logs.remove(key);
    if (log != null) skippedBefore += log.file().skipped();
  }

  /** Bytes that nobody has looked at so far: they came too fast. */
  long skipped() {
    return skippedBefore + logs.values().stream().mapToLong(log -> log.file().skipped()).sum();
  }

  /** Looks at those logs whose turn it is; about once a second. */
  List<Found> look() {
    var found = new ArrayList<Found>();
    for (var key : logs.keySet().stream().limit(MOST_LOGS).toList()) {
      var log = logs.remove(key);
      try {
        logs.put(key, looked(key, log, found));
      } catch (IOException _) {
        skippedBefore += log.file().skipped(); // it has gone; with the next child it comes back
      }
    }
    return found;
  }

  private Log looked(Key key, Log log, List<Found> found) throws IOException {
    var lines = log.file().next();
    if (lines.isEmpty()) return log;
    var texts = lines.stream().map(Line::text).toList();
    long done = lines.getLast().end();
    long held = -1;
    for (var block : pattern.find(texts)) {
      if (mayGoOn(block, lines, log)) done = held = lines.get(block.begin()).begin();
      else
        found.add(
            new Found(
                key.process(),
                log.pid(),
                key.channel(),
                List.copyOf(texts.subList(block.begin(), block.end()))));
    }
    log.file().done(done);
    return new Log(log.pid(), log.file(), held);
  }

  /** The last one is waited for until the next look, once. */
  private static boolean mayGoOn(Block block, List<Line> lines, Log log) {
    return block.end() == lines.size() && lines.get(block.begin()).begin() != log.held();
  }
}
