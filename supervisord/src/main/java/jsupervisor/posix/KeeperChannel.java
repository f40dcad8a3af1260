package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntConsumer;

/** The socket to the keeper: a kind, an offset and descriptors there, an error number back. */
final class KeeperChannel {
  static final int RUN = 1;
  static final int SPAWN = 2;
  static final int AGAIN = 3;
  static final int ARM = 4;
  static final int DAEMONIZE = 5;
  static final int PREPARE = 6;
  static final int DISMISS = 7;

  /** Descriptors that come in one message; the kernel allows 253. */
  static final int MOST_FETCHED = 128;

  private static final int SOCKET = 6;
  private static final int NOBODY = -1;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_CMSG_CLOEXEC = 0x40000000;
  private static final int MOST_FDS = 8;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;
  private static final int PATIENCE_MILLIS = 100;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final MemorySegment body = Arena.global().allocate(8, 8);
  private final MemorySegment control = Arena.global().allocate(16 + 4 * MOST_FDS, 8);
  private final MemorySegment vector = Arena.global().allocate(16, 8);
  private final MemorySegment header = Arena.global().allocate(56, 8);
  private final MemorySegment answered = Arena.global().allocate(16 + 4 * MOST_FETCHED, 8);
  private final int socket;
  private int[] received = {};

  private KeeperChannel(int socket) {
    this.socket = socket;
    vector.set(LONG, 0, body.address());
    vector.set(LONG, 8, 8);
    header.set(LONG, 16, vector.address());
    header.set(LONG, 24, 1);
  }

  static KeeperChannel toKeeper() {
    var channel = new KeeperChannel(SOCKET);
    channel.patience(PATIENCE_MILLIS);
    return channel;
  }

  /** Leads nowhere: whatever is asked fails with EBADF. */
  static KeeperChannel deaf() {
    return new KeeperChannel(NOBODY);
  }

  /** How long a receive waits; 0 = for ever. */
  private void patience(int millis) {
    control.set(LONG, 0, 0);
    control.set(LONG, 8, millis * 1000L);
    Sys.must(
        "setsockopt",
        Sys.call(Numbers.SETSOCKOPT, socket, SOL_SOCKET, SO_RCVTIMEO, control.address(), 16, 0));
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws PosixException EINVAL, when the keeper does not understand it
   * @throws KeeperDied when there is nobody
   */
  void ask(int kind, long offset, int... fds) {
    ask(kind, offset, _ -> {}, fds);
  }

  /**
   * The same; whenever there is no answer for another tenth of a second, that is told.
   *
   * @param late gets the milliseconds waited so far
   */
  void ask(int kind, long offset, IntConsumer late, int... fds) {
    body.set(INT, 0, kind);
    body.set(INT, 4, (int) offset);
    control(fds);
    long sent = Sys.call(Numbers.SENDMSG, socket, header.address(), MSG_NOSIGNAL);
    if (sent == -Errno.EPIPE.number() || sent == -Errno.ECONNRESET.number()) throw new KeeperDied();
    Sys.must("sendmsg", sent);
    int answer = answer(late);
    if (answer != 0) throw new PosixException("request to the keeper", Errno.of(answer));
  }

  /** struct cmsghdr {length, SOL_SOCKET, SCM_RIGHTS} and the descriptors (unix(7)). */
  private void control(int[] fds) {
    if (fds.length > MOST_FDS) throw new IllegalArgumentException("too many descriptors");
    if (fds.length == 0) {
      header.set(LONG, 32, 0);
      header.set(LONG, 40, 0);
      return;
    }
    control.set(LONG, 0, 16 + 4L * fds.length);
    control.set(INT, 8, 1);
    control.set(INT, 12, 1);
    for (int i = 0; i < fds.length; i++) control.set(INT, 16 + 4L * i, fds[i]);
    header.set(LONG, 32, control.address());
    header.set(LONG, 40, 16 + (4L * fds.length + 7 & ~7L));
  }

  /** The descriptors that have come with the last answer. */
  int[] received() {
    return received;
  }

  private int answer(IntConsumer late) {
    int waited = 0;
    received = new int[0];
    while (true) {
      header.set(LONG, 32, answered.address());
      header.set(LONG, 40, answered.byteSize());
      long got = Sys.call(Numbers.RECVMSG, socket, header.address(), MSG_CMSG_CLOEXEC);
      if (got == -Errno.EINTR.number()) continue;
      if (got == -Errno.EAGAIN.number()) {
        waited += PATIENCE_MILLIS;
        late.accept(waited);
        continue;
      }
      if (got == 0 || got == -Errno.ECONNRESET.number()) throw new KeeperDied();
      Sys.must("recv", got);
      if (header.get(LONG, 40) == 0) return body.get(INT, 0);
      received = descriptors();
    }
  }

  /** What has come ahead of the answer. */
  private int[] descriptors() {
    var all = new int[Math.clamp((answered.get(LONG, 0) - 16) / 4, 0, MOST_FETCHED)];
    for (int i = 0; i < all.length; i++) all[i] = answered.get(INT, 16 + 4L * i);
    return all;
  }

  /**
   * Waits for the word that this JVM is the one that works now.
   *
   * @return false when it will not come: the keeper is gone, or has no use for it
   */
  boolean awaitTurn() {
    patience(0);
    long got;
    do got = Sys.call(Numbers.RECVFROM, socket, body.address(), 4, 0, 0, 0);
    while (got == -Errno.EINTR.number());
    patience(PATIENCE_MILLIS);
    return got > 0;
  }
}
