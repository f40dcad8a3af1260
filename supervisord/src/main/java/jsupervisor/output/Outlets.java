package jsupervisor.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.LogLevel;

/** All open logs by path: two streams that go to one file share it. Output thread only. */
final class Outlets {
  /** Within what the thread may take to end. */
  private static final long LAST_NANOS = 4_000_000_000L;

  private static final long PAUSE_NANOS = 2_000_000L;

  private final Map<String, Outlet> open = new HashMap<>();
  private final Set<Outlet> slow = new HashSet<>();
  private final MainLog log;
  private Optional<Marks> marks = Optional.empty();

  Outlets(MainLog log) {
    this.log = log;
  }

  /** Who is told where the output of children begins and ends. */
  void mark(Marks other) {
    marks = Optional.of(other);
  }

  void begins(Stream stream) {
    marks.ifPresent(told -> stream.place().ifPresent(told::begins));
  }

  void ends(Stream stream) {
    marks.ifPresent(told -> stream.place().ifPresent(told::ends));
  }

  /**
   * Opens a log, or follows its name if it is open.
   *
   * @throws PosixException when it cannot be opened
   */
  Outlet use(Sink sink) {
    var found = open.get(sink.path());
    if (found == null) {
      found = new Outlet(sink, log, slow);
      open.put(sink.path(), found);
    } else {
      found.follow();
    }
    found.use();
    return found;
  }

  void leave(Outlet outlet) {
    if (outlet.leave()) open.values().remove(outlet);
  }

  /** Empties a log, open or not. */
  void clear(Sink sink) {
    var outlet = use(sink);
    try {
      outlet.clear();
    } finally {
      leave(outlet);
    }
  }

  /** Opens all again by their names. */
  void reopen() {
    for (var outlet : open.values()) {
      try {
        outlet.reopen();
      } catch (PosixException e) {
        log.log(LogLevel.CRITICAL, "cannot reopen a log: " + e.getMessage());
      }
    }
  }

  /** Tries again what slow readers would not take. */
  void flush() {
    List.copyOf(slow).forEach(Outlet::flush);
  }

  /** Gives slow readers their time before all is closed: last words are the ones that matter. */
  void drain() {
    long begun = System.nanoTime();
    while (slow() && System.nanoTime() - begun < LAST_NANOS) {
      flush();
      if (slow()) LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Whether there are any. */
  boolean slow() {
    return !slow.isEmpty();
  }
}
