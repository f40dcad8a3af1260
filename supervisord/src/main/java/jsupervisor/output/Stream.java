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

  private final int fd;
  private final String label;
  private Optional<Way> outlet;
  private final Optional<AnsiStripper> stripper;
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
    /** Nobody can write into the pipe any more. */
    END
  }

  /**
   * @param label {@code 'x' stdout}, for the main log
   * @param buffer shared by all streams of the thread
   */
  Stream(
      int fd, String label, Optional<Way> outlet, boolean stripAnsi, MainLog log, byte[] buffer) {
    this.fd = fd;
    this.label = label;
    this.outlet = outlet;
    this.stripper = stripAnsi ? Optional.of(new AnsiStripper()) : Optional.empty();
    this.log = log;
    this.buffer = buffer;
  }

  int fd() {
    return fd;
  }

  /**
   * Takes what is there, up to a limit. A pipe that was half full is about to hold up its child.
   */
  Found turn() {
    long taken = 0;
    while (taken < TURN) {
      if (outlet.isPresent() && outlet.get().busy()) return Found.STUCK;
      long n = take();
      if (n == 0) return Found.END;
      if (n < 0) break;
      taken += n;
      if (n < PIPE / 2) break;
    }
    if (taken < capacity / 2) return Found.LITTLE;
    grow();
    return Found.FLOOD;
  }

  /** More room means fewer, larger pieces. What a user may have of it is bounded (pipe(7)). */
  private void grow() {
    if (capacity == PIPE && Fds.pipeCapacity(fd, BIG_PIPE)) capacity = BIG_PIPE;
  }

  /** Takes all that is left; what grandchildren write on and on is bounded. */
  void last() {
    for (int i = 0; i < LAST_TURNS; i++) {
      outlet.ifPresent(Way::flush);
      long n = take();
      if (n <= 0) return;
    }
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

  private long take() {
    boolean seen = log.passes(LogLevel.DEBUG);
    if (!seen && stripper.isEmpty() && outlet.isPresent() && outlet.get().direct()) {
      long n = outlet.get().splice(fd, MOST);
      if (n >= 0 || n == -Errno.EAGAIN.number()) return n;
    }
    int n = Fds.read(fd, buffer);
    if (n > 0) hand(n, seen);
    return n;
  }

  private void hand(int n, boolean seen) {
    if (seen) {
      log.log(LogLevel.DEBUG, label + " output:\n" + Excerpt.of(buffer, n));
    }
    if (outlet.isEmpty()) return;
    if (stripper.isEmpty()) {
      outlet.get().write(buffer, n);
      return;
    }
    var left = stripper.get().strip(buffer, n);
    outlet.get().write(left, left.length);
  }
}
