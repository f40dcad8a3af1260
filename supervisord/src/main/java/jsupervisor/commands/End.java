package jsupervisor.commands;

import java.io.File;
import java.util.concurrent.atomic.AtomicInteger;
import jsupervisor.posix.Fds;

/** One end of a pipe of ours; nothing here ever waits. */
final class End implements AutoCloseable {
  private static final int CLOSED = -1;

  private final AtomicInteger fd;

  End(int fd) {
    this.fd = new AtomicInteger(fd);
  }

  boolean open() {
    return fd.get() != CLOSED;
  }

  /** Bytes read, 0 when there is no writer any more, or a negative errno. */
  int read(byte[] into) {
    return Fds.read(fd.get(), into);
  }

  /** Bytes written, or a negative errno. */
  int write(byte[] from, int offset, int length) {
    return Fds.write(fd.get(), from, offset, length);
  }

  /**
   * Java redirects to files only. What is opened by this name is the same end, with flags of its
   * own: the command may wait.
   */
  File file() {
    return new File("/proc/self/fd/" + fd.get());
  }

  /** Once only: the number may soon be somebody else's. */
  @Override
  public void close() {
    int closed = fd.getAndSet(CLOSED);
    if (closed != CLOSED) Fds.close(closed);
  }
}
