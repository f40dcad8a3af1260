package jsupervisor.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Page;
import jsupervisor.terms.ProcessName;

/**
 * How large the logs of processes are. A thread of its own looks, because a disk that does not
 * answer holds it up; until it is back nobody looks again. Any thread.
 */
final class LogSizes {
  private final Semaphore looking = new Semaphore(1);
  private volatile Map<ProcessName, Sizes> sizes = Map.of();

  /** In bytes; empty = there is no such file. */
  record Sizes(OptionalLong stdout, OptionalLong stderr) {
    static final Sizes NONE = new Sizes(OptionalLong.empty(), OptionalLong.empty());
  }

  /** As they were when they were looked at last; none of a process that is new. */
  Sizes of(ProcessName name) {
    return sizes.getOrDefault(name, Sizes.NONE);
  }

  /** Looks at the logs of all; does not wait. */
  void look(Page page) {
    if (!looking.tryAcquire()) return;
    try {
      Thread.ofPlatform().name("log-sizes").daemon().start(() -> looked(page));
    } catch (OutOfMemoryError _) { // no thread can be had
      looking.release();
    }
  }

  private void looked(Page page) {
    try {
      var fresh = new HashMap<ProcessName, Sizes>();
      page.entries()
          .forEach((name, entry) -> entry.info().ifPresent(info -> fresh.put(name, of(info))));
      sizes = Map.copyOf(fresh);
    } finally {
      looking.release();
    }
  }

  private static Sizes of(ProcessInfo info) {
    return new Sizes(size(info.stdoutLog()), size(info.stderrLog()));
  }

  static OptionalLong size(String path) {
    try {
      if (path.isEmpty()) return OptionalLong.empty();
      var file = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
      return file.isRegularFile() ? OptionalLong.of(file.size()) : OptionalLong.empty();
    } catch (IOException | InvalidPathException _) {
      return OptionalLong.empty();
    }
  }
}
