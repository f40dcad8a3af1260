package jsupervisor.loop;

import java.util.ArrayDeque;
import jsupervisor.posix.Fds;

/** Bytes on their way into a child's standard input. Control thread only. */
final class Stdin {
  /** What may wait for a child that does not read, in bytes. */
  private static final int LIMIT = 64 << 20;

  private final int fd;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private int offset;
  private int size;
  private boolean closed;

  /** The write end of the pipe, non-blocking. */
  Stdin(int fd) {
    this.fd = fd;
  }

  int fd() {
    return fd;
  }

  /** Whether the child has closed its end, or is gone. */
  boolean closed() {
    return closed;
  }

  /** Whether bytes wait for room in the pipe. */
  boolean pending() {
    return !closed && !waiting.isEmpty();
  }

  /** How many bytes wait for room in the pipe. */
  int waiting() {
    return size;
  }

  /** Queues bytes; false when so many wait already that the caller has to be told. */
  boolean add(byte[] bytes) {
    if (size + bytes.length > LIMIT) return false;
    if (bytes.length == 0) return true;
    waiting.add(bytes);
    size += bytes.length;
    return true;
  }

  /** Writes what the pipe takes. */
  void flush() {
    while (pending()) {
      var head = waiting.peek();
      int written = Fds.write(fd, head, offset, head.length - offset);
      if (written < 0) {
        closed = written != -jsupervisor.posix.Errno.EAGAIN.number();
        return;
      }
      offset += written;
      size -= written;
      if (offset < head.length) continue;
      waiting.remove();
      offset = 0;
    }
  }

  void close() {
    closed = true;
    waiting.clear();
    Fds.close(fd);
  }
}
