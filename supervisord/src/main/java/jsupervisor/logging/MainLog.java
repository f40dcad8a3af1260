package jsupervisor.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jsupervisor.posix.Threads;
import jsupervisor.terms.LogLevel;

/**
 * The main log (spec daemon, 7). A thread of its own writes, so that nobody waits for a disk; when
 * it cannot keep up or cannot write, lines are dropped, counted, and the number is said.
 */
public final class MainLog implements AutoCloseable {
  private static final int WAITING = 20_000;
  private static final long CLOSE_SECONDS = 5;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS ").withZone(ZoneId.systemDefault());

  private final Settings settings;
  private final Optional<LogFile> file;
  private final Optional<FileOutputStream> echo;
  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;

  /**
   * Where the log goes.
   *
   * @param file empty = to no file
   * @param maxbytes rotate at this size, 0 or less = never
   * @param backups kept backups, 0 = truncate
   * @param level least level that is written
   * @param echo also to standard output
   */
  public record Settings(
      Optional<Path> file, long maxbytes, int backups, LogLevel level, boolean echo) {}

  private sealed interface Work {
    record Line(long millis, LogLevel level, String text) implements Work {}

    record Reopen() implements Work {}

    record Clear() implements Work {}

    record Flush(CountDownLatch done) implements Work {}

    record Stop() implements Work {}
  }

  private MainLog(Settings settings) throws IOException {
    this.settings = settings;
    file =
        settings.file().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LogFile(settings.file().get(), settings.maxbytes(), settings.backups()));
    echo =
        settings.echo() ? Optional.of(new FileOutputStream(FileDescriptor.out)) : Optional.empty();
    writer = Thread.ofPlatform().name("main-log").daemon().start(this::write);
  }

  /**
   * Opens it.
   *
   * @throws IOException when the file cannot be opened
   */
  public static MainLog open(Settings settings) throws IOException {
    return new MainLog(settings);
  }

  /** Whether lines of that level are written; asked before an expensive text is made. */
  public boolean passes(LogLevel level) {
    return level.passes(settings.level());
  }

  /** Writes a line; any thread, never waits. */
  public void log(LogLevel level, String text) {
    if (!passes(level)) return;
    if (!queue.offer(new Work.Line(System.currentTimeMillis(), level, text)))
      dropped.incrementAndGet();
  }

  /** Opens the file again by its name, as after another program has moved it. */
  public void reopen() {
    put(new Work.Reopen());
  }

  /** Begins with an empty file. */
  public void clear() {
    put(new Work.Clear());
  }

  /** Waits until everything that was said so far is written, a few seconds at most. */
  public void flush() {
    var done = new CountDownLatch(1);
    put(new Work.Flush(done));
    try {
      done.await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    put(new Work.Stop());
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Work work) {
    if (!queue.offer(work)) Thread.ofVirtual().start(() -> putLater(work));
  }

  private void putLater(Work work) {
    try {
      queue.put(work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    Threads.patient();
    while (true) {
      Work work;
      try {
        work = queue.take();
      } catch (InterruptedException _) {
        continue;
      }
      try {
        if (!handle(work)) return;
      } catch (IOException _) {
        dropped.incrementAndGet();
      }
    }
  }

  /** False = that was the last. */
  private boolean handle(Work work) throws IOException {
    switch (work) {
      case Work.Line line -> write(line);
      case Work.Reopen() -> {
        if (file.isPresent()) file.get().reopen();
      }
      case Work.Clear() -> {
        if (file.isPresent()) file.get().clear();
      }
      case Work.Flush(var done) -> done.countDown();
      case Work.Stop() -> {
        if (file.isPresent()) file.get().close();
        return false;
      }
    }
    return true;
  }

  private void write(Work.Line line) throws IOException {
    var bytes = format(line).getBytes(StandardCharsets.UTF_8);
    if (echo.isPresent()) echo(bytes);
    if (file.isEmpty()) return;
    file.get().write(bytes);
    long lost = dropped.getAndSet(0);
    if (lost == 0) return;
    var text = lost + " lines of this log were lost because it could not be written in time";
    write(new Work.Line(System.currentTimeMillis(), LogLevel.WARN, text));
  }

  /** A terminal that went away must not stop the file. */
  private void echo(byte[] bytes) {
    try {
      echo.orElseThrow().write(bytes);
    } catch (IOException _) {
      // nobody looks any more
    }
  }

  private static String format(Work.Line line) {
    var stamp = STAMP.format(Instant.ofEpochMilli(line.millis()));
    return stamp + line.level().code() + " " + line.text() + "\n";
  }
}
