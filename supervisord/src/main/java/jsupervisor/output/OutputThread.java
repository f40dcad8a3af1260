package jsupervisor.output;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Epoll;
import jsupervisor.posix.Errno;
import jsupervisor.posix.EventFd;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Threads;
import jsupervisor.terms.Channel;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;

/**
 * The thread that owns children's pipes and logs. The public methods may be called by any thread;
 * they are messages, done in order, and what they call back runs on this thread and must be short.
 */
public final class OutputThread implements AutoCloseable {
  private static final long BELL = -1;

  /** After little output it pays to wait for more: a reader of single lines would burn a core. */
  private static final long REST_NANOS = 200_000;

  /** How soon a log that took nothing is tried again. */
  private static final long STUCK_NANOS = 2_000_000;

  private static final long CLOSE_MILLIS = 5000;

  private final MainLog log;
  private final Outlets outlets;
  private final Epoll epoll = new Epoll();
  private final Epoll bellOnly = new Epoll();
  private final EventFd bell = new EventFd();
  private final ConcurrentLinkedQueue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final Map<ProcessName, Tap> taps = new HashMap<>();
  private final Map<Integer, Stream> streams = new HashMap<>();
  private final Set<Stream> stuck = new HashSet<>();
  private final byte[] buffer = new byte[65536];
  private final Thread thread;
  private Ear ear = Ear.DEAF;
  private boolean ended;

  private OutputThread(MainLog log) {
    this.log = log;
    outlets = new Outlets(log);
    epoll.add(bell.fd(), Epoll.IN, BELL);
    bellOnly.add(bell.fd(), Epoll.IN, BELL);
    thread = Thread.ofPlatform().name("output").daemon().unstarted(this::run);
  }

  /** Starts the thread. */
  public static OutputThread start(MainLog log) {
    var output = new OutputThread(log);
    output.thread.start();
    return output;
  }

  /** Tells where the logs of a process are, without opening them. */
  public void register(ProcessName name, Optional<Sink> stdout, Optional<Sink> stderr) {
    post(() -> tap(name).sinks(stdout, stderr));
  }

  /**
   * Opens the logs of a process, or follows their names if they are open.
   *
   * @param alive whether it has a child that needs them: then the reserve may be touched
   * @param answer gets the reason when one cannot be opened
   */
  public void open(
      ProcessName name,
      Optional<Sink> stdout,
      Optional<Sink> stderr,
      boolean alive,
      Consumer<Optional<Errno>> answer) {
    post(() -> {
      tap(name).sinks(stdout, stderr);
      answer.accept(tap(name).open(outlets, log, alive));
    });
  }

  /** Says who is told of what children write; from the next child on. */
  public void tell(Ear listener) {
    post(() -> ear = listener);
  }

  /** Says who is told where the output of each child begins and ends. */
  public void mark(Marks marks) {
    post(() -> outlets.mark(marks));
  }

  /** Reads the pipes of a child from now on; the descriptors are this thread's. */
  public void attach(ProcessName name, Ends ends) {
    post(() -> attachNow(name, ends));
  }

  /**
   * The child is dead: what its pipes still hold is taken, they are closed, then {@code drained}
   * runs. Nobody waits for grandchildren that hold them open.
   */
  public void finish(ProcessName name, Runnable drained) {
    post(() -> {
      finishNow(tap(name));
      drained.run();
    });
  }

  /** Closes the logs of a process that has no child, unless an earlier one's output waits. */
  public void rest(ProcessName name) {
    post(() -> tap(name).rest(outlets));
  }

  /** Forgets a process and closes its logs. */
  public void close(ProcessName name) {
    post(() -> {
      var tap = taps.remove(name);
      if (tap == null) return;
      finishNow(tap);
      tap.leave(outlets);
    });
  }

  /**
   * Empties the logs of a process that is known by {@link #register} or {@link #open}.
   *
   * @param answer gets the reason when that fails
   */
  public void clear(ProcessName name, Consumer<Optional<String>> answer) {
    post(() -> answer.accept(clearNow(tap(name))));
  }

  /** Opens all logs again by their names. */
  public void reopenAll() {
    post(outlets::reopen);
  }

  /** Takes what all pipes hold, and ends the thread. */
  @Override
  public void close() {
    end(this::finishNow);
  }

  /** Ends the thread; what pipes hold is left to the next JVM: children would race with us. */
  public void leave() {
    end(this::dropNow);
  }

  private void end(Consumer<Tap> last) {
    post(() -> {
      taps.values().forEach(last);
      outlets.drain();
      taps.values().forEach(tap -> tap.leave(outlets));
      ended = true;
    });
    try {
      thread.join(CLOSE_MILLIS);
      if (thread.isAlive())
        log.log(LogLevel.CRITICAL, "a log takes nothing: the last output of programs is lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(Runnable letter) {
    letters.add(letter);
    if (rung.compareAndSet(false, true)) bell.signal();
  }

  private void run() {
    Threads.patient();
    boolean rest = false;
    while (!ended) {
      if (rest) bellOnly.await(REST_NANOS);
      int ready = epoll.await(outlets.slow() ? STUCK_NANOS : -1);
      rest = ready > 0;
      for (int i = 0; i < ready; i++) {
        long key = epoll.key(i);
        if (key == BELL) {
          bell.drain();
          rung.set(false);
          rest = false;
        } else if (pump(streams.get((int) key)) == Stream.Found.FLOOD) rest = false;
      }
      unstick();
      for (var letter = letters.poll(); letter != null; letter = letters.poll()) safely(letter);
    }
  }

  private void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.log(LogLevel.CRITICAL, "error in the output thread, going on: " + e);
    }
  }

  private Stream.Found pump(Stream stream) {
    if (stream == null) return Stream.Found.LITTLE;
    Stream.Found found;
    try {
      found = stream.turn();
    } catch (RuntimeException e) {
      log.log(LogLevel.CRITICAL, stream.abandon(e));
      return Stream.Found.LITTLE;
    }
    switch (found) {
      case END -> drop(stream);
      case STUCK -> {
        if (stuck.add(stream)) epoll.modify(stream.fd(), 0, stream.fd());
      }
      case FULL -> epoll.modify(stream.fd(), 0, stream.fd());
      case FLOOD, LITTLE -> {}
    }
    return found;
  }

  /** There is room for what a child says that had to wait. */
  private void resume(int fd, Hearing.Voice voice) {
    var stream = streams.get(fd);
    if (stream != null && stream.resume(voice) && !stuck.contains(stream))
      epoll.modify(fd, Epoll.IN, fd);
  }

  private void unstick() {
    outlets.flush();
    stuck.forEach(stream -> epoll.modify(stream.fd(), Epoll.IN, stream.fd()));
    stuck.clear();
  }

  private Tap tap(ProcessName name) {
    return taps.computeIfAbsent(name, _ -> new Tap());
  }

  private void attachNow(ProcessName name, Ends ends) {
    var tap = tap(name);
    tap.follow(log);
    watch(tap, name, ends, Channel.STDOUT);
    if (ends.stderr() >= 0) watch(tap, name, ends, Channel.STDERR);
  }

  private void watch(Tap tap, ProcessName name, Ends ends, Channel channel) {
    int fd = ends.fd(channel);
    var voice = new Hearing.Voice(name, ends.pid(), channel);
    Runnable room = () -> post(() -> resume(fd, voice));
    var heard = Hearing.of(voice, ends.on(channel), ear, room, log);
    var stream = new Stream(fd, voice, tap.sink(channel), tap.outlet(channel), heard, log, buffer);
    tap.streams.add(stream);
    streams.put(fd, stream);
    epoll.add(fd, Epoll.IN, fd);
    stream.begin();
    outlets.begins(stream);
  }

  private void finishNow(Tap tap) {
    tap.streams.stream().filter(this::open).forEach(Stream::last);
    dropNow(tap);
  }

  private void dropNow(Tap tap) {
    tap.streams.stream().filter(this::open).forEach(this::drop);
    tap.streams.clear();
  }

  private boolean open(Stream stream) {
    return streams.get(stream.fd()) == stream;
  }

  private void drop(Stream stream) {
    if (!streams.remove(stream.fd(), stream)) return;
    stream.end();
    outlets.ends(stream);
    stuck.remove(stream);
    epoll.remove(stream.fd());
    Fds.close(stream.fd());
    log.log(LogLevel.DEBUG, stream.closed());
  }

  private Optional<String> clearNow(Tap tap) {
    try {
      tap.files().forEach(outlets::clear);
      return Optional.empty();
    } catch (PosixException e) {
      return Optional.of(e.getMessage());
    }
  }
}
