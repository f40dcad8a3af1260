package jsupervisor.probes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import jsupervisor.kept.Reason;
import jsupervisor.probes.uptime.History;
import jsupervisor.probes.uptime.HistoryFile;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;

/** The histories of all processes that there are or were, and their file. One thread. */
final class Archive {
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long CHANGED_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final BiConsumer<LogLevel, String> log;
  private final Map<ProcessName, History> all = new HashMap<>();
  private Optional<HistoryFile> file;
  private long writtenNanos = System.nanoTime();
  private boolean said;

  Archive(Optional<Path> folder, BiConsumer<LogLevel, String> log) {
    file = folder.map(HistoryFile::in);
    this.log = log;
  }

  /** Reads what there is; a folder that cannot be used is said, and not used. */
  void open() {
    if (file.isEmpty()) return;
    try {
      all.putAll(file.get().read());
    } catch (HistoryFile.Damaged e) {
      log.accept(LogLevel.WARN, "uptime is counted from now on: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.accept(
          LogLevel.CRITICAL,
          "uptime cannot be kept in " + file.get().folder().path() + ": " + Reason.of(e));
      file = Optional.empty();
    }
  }

  /** What is kept of a process; begins now when there is nothing. */
  History of(ProcessName name, long nowMillis) {
    return all.computeIfAbsent(name, _ -> History.begun(nowMillis));
  }

  void put(ProcessName name, History history) {
    all.put(name, history);
  }

  /** Whether it is time to write. */
  boolean due(boolean changed, long now) {
    return now - writtenNanos >= (changed ? CHANGED_NANOS : MINUTE_NANOS);
  }

  /** Writes all of it; that it cannot is said once until it can. */
  void write(long nowMillis) {
    writtenNanos = System.nanoTime();
    all.keySet().retainAll(HistoryFile.worth(all, nowMillis).keySet());
    if (file.isEmpty()) return;
    try {
      file.get().write(all);
      said = false;
    } catch (IOException e) {
      if (!said)
        log.accept(LogLevel.WARN, "uptime cannot be written, trying again: " + Reason.of(e));
      said = true;
    }
  }
}
