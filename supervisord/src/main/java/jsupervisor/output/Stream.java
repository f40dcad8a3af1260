package jsupervisor.output;

import java.util.Optional;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.terms.LogLevel;

/** One pipe of a child, on its way into a log or nowhere. Output thread only. */
final class Stream {
  /** What a pipe holds (pipe(7)), and what one that overflows is made to hold if allowed. */
  private static final int PIPE = 65536;

  private static final int BIG_PIPE = 1 << 20;

  /** What one call takes at most. */
  private static final int MOST = 1 << 18;

  /** What one turn may take, so that a flood does not keep the others waiting. */
  private static final int TURN = 1 << 20;

  /** What a dead child's pipe may still give when others go on writing into it. */
  private static final int LAST_TURNS = 256;

  /** The same for one that somebody listens to, who has to keep it all in memory. */
  private static final int LAST_HEARD = 16;

  private final int fd;
  private final Hearing.Voice voice;
  private final Label label;
  private final boolean toSyslog;
  private Optional<Outlet> outlet;
  private final Optional<AnsiStripper> stripper;
  private final Optional<Hearing> hearing;
  private final Optional<Glance> glance;
  private final Optional<NamedLines> named;
  private final MainLog log;
  private final byte[] buffer;
  private int capacity = PIPE;

  /** What a turn has found. */
  enum Found {
    /** More than enough: come again at once. */
    FLOOD,
    /** Little: it pays to wait a moment for more. */
    LITTLE,
    /** The log takes nothing now. */
    STUCK,
    /** Who listens has not taken yet what there was. */
    FULL,
    /** Nobody can write into the pipe any more. */
    END
  }

  /**
   * @param voice who writes into it
   * @param sink where it goes; what of it is a file is {@code outlet}
   * @param hearing empty when nobody listens
   * @param buffer shared by all streams of the thread
   */
  Stream(
      int fd,
      Hearing.Voice voice,
      Optional<Sink> sink,
      Optional<Outlet> outlet,
      Optional<Hearing> hearing,
      MainLog log,
      byte[] buffer) {
    this.fd = fd;
    this.voice = voice;
    this.label = voice.label();
    this.outlet = outlet;
    this.stripper = sink.filter(Sink::stripAnsi).map(_ -> new AnsiStripper());
    this.hearing = hearing;
    this.glance = hearing.flatMap(heard -> heard.glance(fd));
    this.toSyslog = glance.isEmpty() && sink.map(Sink::syslog).orElse(false);
    this.named = sink.filter(Sink::prefix).map(_ -> new NamedLines(label.process()));
    this.log = log;
    this.buffer = buffer;
  }

  int fd() {
    return fd;
  }

  /** Where its log is written now; empty when that is no file. */
  Optional<Marks.Place> place() {
    return outlet.flatMap(out -> out.place(voice));
  }

  /** What another JVM has dealt with and not taken out is taken out now. */
  void begin() {
    if (glance.isEmpty() || !glance.get().doubtful()) return;
    takeOut(glance.get().known(buffer));
  }

  /**
   * What was heard is taken, and no longer needed in the pipe.
   *
   * @return whether it is this stream that was heard
   */
  boolean resume(Hearing.Voice voice) {
    if (hearing.isEmpty() || !hearing.get().of(voice)) return false;
    takeOutSeen();
    return true;
  }

  private void takeOutSeen() {
    if (glance.isPresent() && glance.get().seen() > 0) takeOut(glance.get().seen());
  }

  private void takeOut(int bytes) {
    for (long left = bytes; left > 0; ) {
      long n = take((int) left, true);
      if (n <= 0) break;
      left -= n;
    }
    glance.orElseThrow().taken();
    hearing.orElseThrow().gone();
  }

  /**
   * Takes what is there, up to a limit. A pipe that was half full is about to hold up its child.
   */
  Found turn() {
    if (glance.isPresent()) return look(glance.get());
    long taken = 0;
    while (taken < TURN) {
      if (outlet.isPresent() && outlet.get().busy()) return Found.STUCK;
      if (hearing.isPresent() && hearing.get().full()) return Found.FULL;
      long n = take(MOST, false);
      if (n == 0) return Found.END;
      if (n < 0) break;
      taken += n;
      if (n < PIPE / 2) break;
    }
    if (taken < capacity / 2) return Found.LITTLE;
    grow();
    return Found.FLOOD;
  }

  /** One piece at a time: it stays where it is until it has been dealt with. */
  private Found look(Glance answers) {
    if (answers.seen() > 0) return Found.FULL;
    int n = answers.look(buffer);
    if (n == 0) return Found.END;
    if (n < 0) return Found.LITTLE;
    hearing.orElseThrow().raw(buffer, n);
    return Found.FULL;
  }

  /** More room means fewer, larger pieces. What a user may have of it is bounded (pipe(7)). */
  private void grow() {
    if (hearing.isEmpty() && capacity == PIPE && Fds.pipeCapacity(fd, BIG_PIPE))
      capacity = BIG_PIPE;
  }

  /** Takes all that is left; what grandchildren write on and on is bounded. */
  void last() {
    takeOutSeen();
    int turns = hearing.isPresent() ? LAST_HEARD : LAST_TURNS;
    for (int i = 0; i < turns; i++) {
      outlet.ifPresent(Outlet::flush);
      long n = take(MOST, false);
      if (n <= 0) return;
    }
  }

  /** Nothing more comes; what was held back goes where it belongs. */
  void end() {
    takeOutSeen();
    glance.ifPresent(Glance::close);
    hearing.map(Hearing::end).ifPresent(rest -> keep(rest, rest.length));
    named.ifPresent(lines -> outlet.ifPresent(out -> out.lines(lines.end())));
  }

  /**
   * @param most bytes
   * @param told whether who listens knows them
   */
  private long take(int most, boolean told) {
    boolean seen = toSyslog || stripper.isPresent() || log.passes(LogLevel.DEBUG);
    boolean unheard = hearing.isEmpty() || told;
    if (!seen && unheard && outlet.isPresent() && outlet.get().direct()) {
      long n = outlet.get().splice(fd, most);
      if (n >= 0 || n == -Errno.EAGAIN.number()) return n;
    }
    var into = most < buffer.length ? new byte[most] : buffer;
    int n = Fds.read(fd, into);
    if (n > 0 && !told) hearing.ifPresent(ear -> ear.raw(into, n));
    if (n > 0) hand(into, n);
    return n;
  }

  private void hand(byte[] bytes, int n) {
    if (stripper.isEmpty()) {
      write(bytes, n);
      return;
    }
    var left = stripper.get().strip(bytes, n);
    if (left.length > 0) write(left, left.length);
  }

  private void write(byte[] bytes, int length) {
    if (log.passes(LogLevel.DEBUG)) log.log(LogLevel.DEBUG, label.output(bytes, length));
    if (hearing.isEmpty()) {
      keep(bytes, length);
      return;
    }
    var text = hearing.get().text(bytes, length);
    keep(text, text.length);
  }

  private void keep(byte[] bytes, int length) {
    if (length == 0) return;
    outlet.ifPresent(out -> put(out, bytes, length));
    if (toSyslog) log.syslog().send(label.process() + " ", bytes, length, "");
  }

  private void put(Outlet out, byte[] bytes, int length) {
    if (named.isEmpty() || out.file()) out.write(bytes, length);
    else out.lines(named.get().take(bytes, length));
  }

  /** What the main log says when nobody reads it any more. */
  String closed() {
    return "fd " + fd + " closed, stopped monitoring <" + label + ">";
  }

  /** Lets its child go on, whatever has gone wrong here: what it writes goes nowhere. */
  String abandon(RuntimeException why) {
    outlet = Optional.empty();
    return label + " cannot be logged any more, its output is dropped: " + why;
  }
}
