package jsupervisor.logging;

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
import java.util.function.Consumer;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Threads;
import jsupervisor.terms.LogLevel;

/**
 * The main log (spec daemon, 7). A thread of its own writes, so that nobody waits for a disk; when
 * it cannot keep up or cannot write, lines are dropped, counted, and the number is said.
 */
public final class MainLog implements AutoCloseable {
  private static final int WAITING = 20_000;

  /** What is kept free for lines of more weight than DEBUG. */
  private static final int RESERVED = 5_000;

  private static final long CLOSE_SECONDS = 5;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS ").withZone(ZoneId.systemDefault());

  private final Settings settings;
  private final Optional<LogFile> file;
  private final Optional<LogFile> echo;
  private final Syslog syslog;
  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile Optional<MainLog> companion = Optional.empty();

  /**
   * Where the log goes.
   *
   * @param file empty = to no file
   * @param toSyslog each line as a record of syslog
   * @param maxbytes rotate at this size, 0 or less = never
   * @param backups kept backups, 0 = truncate
   * @param level least level that is written
   * @param echo also to standard output
   */
  public record Settings(
      Optional<Path> file,
      boolean toSyslog,
      long maxbytes,
      int backups,
      LogLevel level,
      boolean echo) {}

  private sealed interface Work {
    record Line(long millis, LogLevel level, String text) implements Work {}

    record Reopen() implements Work {}

    record Clear() implements Work {}

    record Flush(CountDownLatch done) implements Work {}

    record Stop() implements Work {}
  }

  private MainLog(Settings settings, String syslogPath) throws IOException {
    this.settings = settings;
    Consumer<String> complaints = text -> log(LogLevel.WARN, text);
    file =
        settings.file().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LogFile(
                    settings.file().get().toString(),
                    settings.maxbytes(),
                    settings.backups(),
                    complaints));
    echo = settings.echo() ? echo(complaints) : Optional.empty();
    var ident = System.getProperty("jsupervisor.progname", "supervisord");
    syslog = new Syslog(syslogPath, ident, complaints);
    writer = Thread.ofPlatform().name("main-log").daemon().start(this::write);
  }

  /** Empty where standard output is closed. */
  private static Optional<LogFile> echo(Consumer<String> complaints) {
    try {
      return Optional.of(new LogFile("/dev/stdout", 0, 0, complaints));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Opens it.
   *
   * @throws IOException when the file cannot be opened
   */
  public static MainLog open(Settings settings) throws IOException {
    return open(settings, System.getProperty("jsupervisor.syslog", "/dev/log"));
  }

  /**
   * The same with another log daemon.
   *
   * @param syslogPath of its socket
   */
  static MainLog open(Settings settings, String syslogPath) throws IOException {
    return new MainLog(settings, syslogPath);
  }

  /** The way to the system's log daemon, for children's output as well. */
  public Syslog syslog() {
    return syslog;
  }

  /** Whether lines of that level are written; asked before an expensive text is made. */
  public boolean passes(LogLevel level) {
    return level.passes(settings.level());
  }

  /** Writes a line; any thread, never waits. When there is little room, DEBUG goes first. */
  public void log(LogLevel level, String text) {
    if (!passes(level)) return;
    boolean minor = !level.passes(LogLevel.INFO) && queue.remainingCapacity() < RESERVED;
    if (minor || !queue.offer(new Work.Line(System.currentTimeMillis(), level, text)))
      dropped.incrementAndGet();
  }

  /** Opens the file again by its name, as after another program has moved it. */
  public void reopen() {
    put(new Work.Reopen());
    companion.ifPresent(MainLog::reopen);
  }

  /** Another log is opened again whenever this one is. */
  public void reopenToo(MainLog other) {
    companion = Optional.of(other);
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
    if (!settings.toSyslog()) syslog.close();
    put(new Work.Stop());
    try {
      writer.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (settings.toSyslog()) syslog.close();
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
      } catch (IOException | PosixException _) {
        dropped.incrementAndGet();
      }
    }
  }

  /** False = that was the last. */
  private boolean handle(Work work) throws IOException {
    switch (work) {
      case Work.Line line -> {
        write(line);
        tellLosses();
      }
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
    var head = STAMP.format(Instant.ofEpochMilli(line.millis())) + line.level().code() + " ";
    var bytes = (head + line.text() + "\n").getBytes(StandardCharsets.UTF_8);
    if (echo.isPresent()) echo(bytes);
    if (settings.toSyslog()) {
      var text = line.text().getBytes(StandardCharsets.UTF_8);
      syslog.send(head, text, text.length, "\n");
    }
    if (file.isPresent()) file.get().write(bytes);
  }

  private void tellLosses() {
    long lost = dropped.getAndSet(0);
    if (lost == 0) return;
    var text = lost + " lines of this log were lost because it could not be written in time";
    try {
      write(new Work.Line(System.currentTimeMillis(), LogLevel.WARN, text));
    } catch (IOException _) {
      dropped.addAndGet(lost);
    }
  }

  /** A terminal that went away must not stop the file. */
  private void echo(byte[] bytes) {
    try {
      echo.orElseThrow().write(bytes);
    } catch (IOException _) {
      // nobody looks any more
    }
  }
}
