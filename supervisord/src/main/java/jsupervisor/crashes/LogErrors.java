package jsupervisor.crashes;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jsupervisor.crashes.ErrorLines.Block;
import jsupervisor.crashes.Followed.Line;
import jsupervisor.crashes.Writers.Who;
import jsupervisor.crashes.Writers.Writer;
import jsupervisor.output.Marks.Place;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/**
 * Errors in the logs of all children, looked for in turn. A log that many write to is read once,
 * and what is in it is taken to be of the child that began last. One thread.
 */
final class LogErrors {
  /** Logs that are looked at in a second. */
  private static final int MOST_LOGS = 200;

  /** Logs that are known; those of children that began before are forgotten. */
  private static final int KNOWN = 20_000;

  private final ErrorLines pattern;
  private final Predicate<ProcessName> there;
  private final Map<Path, Log> logs = new LinkedHashMap<>();
  private final Map<Who, Path> places = new HashMap<>();
  private long skippedBefore;

  /**
   * A log.
   *
   * @param writers one at least
   * @param held where an error begins that may go on; -1 = nowhere
   */
  private record Log(Writers writers, Followed file, long held) {}

  /**
   * An error.
   *
   * @param pid of the child that wrote it, most likely
   * @param lines of it, one at least, without secrets
   */
  record Found(ProcessName process, int pid, Channel channel, List<String> lines) {}

  /**
   * @param there whether there is such a process
   */
  LogErrors(ErrorLines pattern, Predicate<ProcessName> there) {
    this.pattern = pattern;
    this.there = there;
  }

  /** A child writes there from now on; what others have written is read first. */
  void begins(Place place) {
    try {
      begins(Who.of(place), place, Path.of(place.path()));
    } catch (InvalidPathException _) {
      // there is no such file
    }
  }

  private void begins(Who who, Place place, Path path) {
    var last = places.put(who, path);
    if (last != null && !last.equals(path)) leaves(who, last);
    var before = Optional.ofNullable(logs.remove(path));
    var log =
        before.orElseGet(() -> new Log(new Writers(), new Followed(path, place.offset()), -1));
    log.writers().begins(who, place.pid());
    if (logs.size() >= KNOWN) forget(logs.remove(logs.keySet().iterator().next()));
    logs.put(path, log);
  }

  private void leaves(Who who, Path path) {
    var log = logs.get(path);
    if (log == null) return;
    log.writers().leaves(who);
    if (log.writers().none()) forget(logs.remove(path));
  }

  private void forget(Log log) {
    skippedBefore += log.file().skipped();
    log.writers().everybody().forEach(who -> places.remove(who, log.file().path()));
  }

  /** Bytes that nobody has looked at so far: they came too fast. */
  long skipped() {
    return skippedBefore + logs.values().stream().mapToLong(log -> log.file().skipped()).sum();
  }

  /** Looks at those logs whose turn it is; about once a second. */
  List<Found> look() {
    var found = new ArrayList<Found>();
    for (var path : logs.keySet().stream().limit(MOST_LOGS).toList()) look(path, found);
    return found;
  }

  /** One that cannot be read is between two names, most likely: it is rotated. */
  private void look(Path path, List<Found> found) {
    var log = logs.remove(path);
    var writer = log.writers().latest();
    log.writers().check(there).forEach(who -> places.remove(who, path));
    try {
      log = looked(writer, log, found);
    } catch (IOException _) {
      // it is looked at again
    }
    if (log.writers().none()) skippedBefore += log.file().skipped();
    else logs.put(path, log);
  }

  private Log looked(Writer writer, Log log, List<Found> found) throws IOException {
    var lines = log.file().next();
    if (lines.isEmpty()) return log;
    var texts = lines.stream().map(Line::text).toList();
    long done = lines.getLast().end();
    long held = -1;
    for (var block : pattern.find(texts)) {
      if (mayGoOn(block, lines, log)) done = held = lines.get(block.begin()).begin();
      else found.add(found(writer, texts.subList(block.begin(), block.end())));
    }
    log.file().done(done);
    return new Log(log.writers(), log.file(), held);
  }

  private static Found found(Writer writer, List<String> lines) {
    var who = writer.who();
    return new Found(who.process(), writer.pid(), who.channel(), Masked.lines(lines));
  }

  /** The last one is waited for until the next look, once. */
  private static boolean mayGoOn(Block block, List<Line> lines, Log log) {
    return block.end() == lines.size() && lines.get(block.begin()).begin() != log.held();
  }
}
