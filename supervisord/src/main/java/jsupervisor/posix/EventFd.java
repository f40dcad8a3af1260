package jsupervisor.posix;

/** A bell that another thread's epoll hears (eventfd(2)). */
public final class EventFd implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 02004000;
  private static final byte[] ONE = new byte[8];

  static {
    ONE[java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.LITTLE_ENDIAN ? 0 : 7] = 1;
  }

  private final int fd;

  public EventFd() {
    fd = (int) Sys.must("eventfd2", Sys.call(Numbers.EVENTFD2, 0, NONBLOCK_CLOEXEC, 0));
  }

  public int fd() {
    return fd;
  }

  /** Rings. Any thread, virtual ones too: a write of eight bytes here never blocks. */
  public void signal() {
    Fds.write(fd, ONE, 0, ONE.length);
  }

  /** Silences it. */
  public void drain() {
    Fds.read(fd, new byte[8]);
  }

  @Override
  public void close() {
    Fds.close(fd);
  }
}
