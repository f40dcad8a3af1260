package jsupervisor.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Waits for descriptors (epoll(7)). One thread waits; others may add and remove. */
public final class Epoll implements AutoCloseable {
  public static final int IN = 1;
  public static final int OUT = 4;
  public static final int ERR = 8;
  public static final int HUP = 16;
  private static final int O_CLOEXEC = 02000000;
  private static final int ADD = 1;
  private static final int DELETE = 2;
  private static final int MODIFY = 3;
  private static final int MOST = 256;
  private static final ValueLayout.OfLong DATA = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final long SECOND = 1_000_000_000L;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment events = arena.allocate((long) MOST * Numbers.EPOLL_EVENT, 8);
  private final MemorySegment timeout = arena.allocate(16, 8);
  private final int fd;

  public Epoll() {
    fd = (int) Sys.must("epoll_create1", Sys.call(Numbers.EPOLL_CREATE1, O_CLOEXEC, 0, 0));
  }

  /**
   * Watches a descriptor.
   *
   * @param events of {@link #IN}, {@link #OUT}
   * @param key what {@link #key} will say
   */
  public void add(int fd, int events, long key) {
    Sys.must("epoll_ctl", control(ADD, fd, events, key));
  }

  public void modify(int fd, int events, long key) {
    Sys.must("epoll_ctl", control(MODIFY, fd, events, key));
  }

  /** Forgets a descriptor, which may be closed already. */
  public void remove(int fd) {
    control(DELETE, fd, 0, 0);
  }

  private long control(int operation, int watched, int wanted, long key) {
    try (var confined = Arena.ofConfined()) {
      var event = confined.allocate(Numbers.EPOLL_EVENT, 8);
      event.set(ValueLayout.JAVA_INT, 0, wanted);
      event.set(DATA, Numbers.EPOLL_DATA, key);
      return Sys.call(Numbers.EPOLL_CTL, fd, operation, watched, event.address(), 0, 0);
    }
  }

  /**
   * Waits.
   *
   * @param nanos at most; -1 = for ever
   * @return how many are ready: 0 after the time or an interruption
   */
  public int await(long nanos) {
    long limit = 0;
    if (nanos >= 0) {
      timeout.set(ValueLayout.JAVA_LONG, 0, nanos / SECOND);
      timeout.set(ValueLayout.JAVA_LONG, 8, nanos % SECOND);
      limit = timeout.address();
    }
    long ready = Sys.call(Numbers.EPOLL_PWAIT2, fd, events.address(), MOST, limit, 0, 8);
    if (ready == -Errno.EINTR.number()) return 0;
    if (ready == -Errno.ENOSYS.number()) ready = awaitMillis(nanos);
    return (int) Sys.must("epoll_wait", ready);
  }

  /** Kernels before 5.11 know milliseconds only. */
  private long awaitMillis(long nanos) {
    long millis = nanos < 0 ? -1 : (nanos + 999_999) / 1_000_000;
    int most = (int) Math.min(millis, Integer.MAX_VALUE);
    long ready = Sys.call(Numbers.EPOLL_PWAIT, fd, events.address(), MOST, most, 0, 8);
    return ready == -Errno.EINTR.number() ? 0 : ready;
  }

  /** The key of the i-th that is ready. */
  public long key(int i) {
    return events.get(DATA, (long) i * Numbers.EPOLL_EVENT + Numbers.EPOLL_DATA);
  }

  /** What the i-th is ready for. */
  public int events(int i) {
    return events.get(ValueLayout.JAVA_INT_UNALIGNED, (long) i * Numbers.EPOLL_EVENT);
  }

  @Override
  public void close() {
    Fds.close(fd);
    arena.close();
  }
}
