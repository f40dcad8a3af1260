package jsupervisor.output;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import jsupervisor.logging.LogTarget;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.LogLevel;

/**
 * An open log of a child. A reader that is slow holds up the child; where nothing can be written,
 * or a reader has taken nothing for a while, bytes are dropped and counted rather than letting the
 * child wait for ever, and writing is tried again from time to time. Output thread only.
 */
final class Outlet {
  private static final long SECOND = 1_000_000_000L;
  private static final long RETRY_NANOS = SECOND;

  /** How long a reader may take nothing. */
  static final long PATIENCE_NANOS = 2 * SECOND;

  /** What may wait for a slow reader: the last output of dead children comes on top of a piece. */
  private static final int MOST_WAITING = 1 << 20;

  private final Sink sink;
  private final MainLog log;
  private final LogTarget target;
  private final Set<Outlet> slow;
  private int users;
  private long rotateAt;
  private boolean splices = true;

  /** Others write whole lines into the same pipe: theirs and ours shall stay whole. */
  private boolean whole;

  private boolean broken;
  private long lost;
  private long retryAt;
  private boolean stuck;
  private long stuckSince;
  private byte[] waiting = {};

  /**
   * Opens the file.
   *
   * @param slow has this outlet in it while bytes wait for its reader
   * @throws PosixException with the reason
   */
  Outlet(Sink sink, MainLog log, Set<Outlet> slow) {
    this.sink = sink;
    this.log = log;
    this.slow = slow;
    target = LogTarget.open(sink.path());
    rotateAt = sink.maxbytes();
  }

  /** Where it is written now; empty when it is no file. */
  Optional<Marks.Place> place(Hearing.Voice voice) {
    if (!target.file()) return Optional.empty();
    return Optional.of(
        new Marks.Place(voice.process(), voice.pid(), voice.channel(), sink.path(), target.size()));
  }

  void use() {
    users++;
  }

  /** Says whether nobody uses it any more; then it is closed. */
  boolean leave() {
    if (--users > 0) return false;
    flush();
    lost += waiting.length;
    if (lost > 0) say(sink.path() + " is closed; " + lost + " bytes of output were lost");
    slow.remove(this);
    target.close();
    return true;
  }

  /** A file can take bytes straight from a pipe. */
  boolean direct() {
    return target.file() && splices && !failing();
  }

  /** Whether it is a file of its own, and not something that others write into as well. */
  boolean file() {
    return target.file();
  }

  /** Whether it is too slow at the moment to be given more. */
  boolean busy() {
    return waiting.length > 0;
  }

  private boolean failing() {
    return broken && System.nanoTime() - retryAt < 0;
  }

  /**
   * Takes what a pipe holds, without copying it.
   *
   * @return bytes taken, 0 at the pipe's end, or a negative errno; after an error of the file
   *     itself, {@link #direct} is false for a while
   */
  long splice(int pipe, int most) {
    long taken = Fds.splice(pipe, target.fd(), target.size(), most);
    if (taken > 0) written();
    else if (taken == -Errno.EINVAL.number()) splices = false;
    else if (taken < 0 && taken != -Errno.EAGAIN.number()) failed(Errno.of((int) -taken), 0);
    return taken;
  }

  /** Writes bytes; those that cannot be written are kept for a moment, or counted. */
  void write(byte[] bytes, int length) {
    flush();
    if (busy()) hold(bytes, 0, length);
    else put(bytes, length);
  }

  /** Writes lines, from now on in pieces that a pipe takes with nobody else's bytes between. */
  void lines(byte[] bytes) {
    whole = true;
    if (bytes.length > 0) write(bytes, bytes.length);
  }

  /** How much of it goes out at once. */
  private int piece(byte[] bytes, int from, int to) {
    return whole && !target.file() ? WholeLines.piece(bytes, from, to) : to - from;
  }

  private void put(byte[] bytes, int length) {
    if (failing()) {
      lost += length;
      return;
    }
    int done = 0;
    while (done < length) {
      int n = target.write(bytes, done, piece(bytes, done, length));
      if (n == -Errno.EINTR.number()) continue;
      if (n < 0) {
        refused(Errno.of(-n), bytes, done, length);
        return;
      }
      done += n;
      stuck = false;
      written();
    }
  }

  /** One that was waited for in vain is not waited for again. */
  private void refused(Errno errno, byte[] bytes, int done, int length) {
    if (errno != Errno.EAGAIN || broken) {
      failed(errno, length - done);
      return;
    }
    if (!stuck) stuckSince = System.nanoTime();
    stuck = true;
    if (System.nanoTime() - stuckSince < PATIENCE_NANOS) hold(bytes, done, length);
    else failed(errno, length - done);
  }

  private void hold(byte[] bytes, int from, int to) {
    int room = Math.clamp(MOST_WAITING - waiting.length, 0, to - from);
    if (whole && room > 0 && room < to - from) room = WholeLines.whole(bytes, from, from + room);
    int before = waiting.length;
    waiting = Arrays.copyOf(waiting, before + room);
    System.arraycopy(bytes, from, waiting, before, room);
    lost += to - from - room;
    slow.add(this);
  }

  /** Tries again what a slow reader at the other end would not take. */
  void flush() {
    if (!busy()) return;
    var again = waiting;
    waiting = new byte[0];
    slow.remove(this);
    put(again, again.length);
  }

  private void failed(Errno errno, int bytes) {
    if (!broken) {
      var why = errno == Errno.EAGAIN ? "nobody reads it" : errno.text();
      say(
          "cannot write to %s: %s; output is dropped until it can be written again"
              .formatted(sink.path(), why));
    }
    broken = true;
    stuck = false;
    lost += bytes;
    retryAt = System.nanoTime() + RETRY_NANOS;
  }

  private void written() {
    broken = false;
    if (lost > 0)
      say(sink.path() + " can be written again; " + lost + " bytes of output were lost");
    lost = 0;
    if (sink.maxbytes() > 0 && target.file() && target.size() >= rotateAt) rotate();
  }

  private void rotate() {
    rotateAt = sink.maxbytes();
    try {
      target.rotate(sink.backups());
    } catch (IOException | PosixException e) {
      rotateAt = target.size() + sink.maxbytes();
      say("cannot rotate " + sink.path() + ": " + e.getMessage());
    }
  }

  /**
   * Opens what has the file's name now.
   *
   * @throws PosixException when it cannot be opened; the old one stays in use
   */
  void reopen() {
    target.reopen();
    rotateAt = sink.maxbytes();
  }

  /** Follows the name, if another file or none has it now. */
  void follow() {
    target.follow();
  }

  /** Empties the file; backups stay. */
  void clear() {
    target.follow();
    target.truncate();
  }

  private void say(String text) {
    log.log(LogLevel.WARN, text);
  }
}
