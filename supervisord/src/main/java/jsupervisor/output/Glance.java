package jsupervisor.output;

import java.util.zip.CRC32;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Pipe;

/**
 * Looks at what a listener has said without taking it out of its pipe: there it survives this JVM
 * until it is written down what it means. Output thread only.
 */
final class Glance {
  private static final int MOST = 1 << 16;

  private final int fd;
  private final Pipe copy = Fds.pipe();
  private int known;
  private final int sum;
  private int seen;

  /**
   * @param known bytes at the beginning that another JVM may have dealt with and not taken out
   */
  Glance(int fd, int known, int sum) {
    this.fd = fd;
    this.known = known;
    this.sum = sum;
  }

  /** How many bytes have been looked at and are still there. */
  int seen() {
    return seen;
  }

  /** They are there no more. */
  void taken() {
    seen = 0;
  }

  /** Bytes that are in the pipe now, 0 when nobody can write any more, or a negative errno. */
  int look(byte[] buffer) {
    int n = Fds.tee(fd, copy.write(), Math.min(buffer.length, MOST));
    if (n <= 0) return n;
    seen = Fds.read(copy.read(), buffer);
    return seen;
  }

  /** Whether another JVM may have left what it had dealt with. */
  boolean doubtful() {
    return known > 0;
  }

  /** How many of the bytes in the pipe are known already; from now on none are. */
  int known(byte[] buffer) {
    int told = known;
    known = 0;
    int there = look(buffer);
    seen = 0;
    return there >= told && sum(buffer, told) == sum ? told : 0;
  }

  void close() {
    Fds.close(copy.read());
    Fds.close(copy.write());
  }

  /** What {@link Attention.Answers} has of bytes that have been dealt with. */
  static int sum(byte[] bytes, int length) {
    var sum = new CRC32();
    sum.update(bytes, 0, length);
    return (int) sum.getValue();
  }
}
