package jsupervisor.output;

import java.util.Arrays;

/** The last bytes of many; takes memory as it fills. */
final class Tail {
  private static final int FIRST = 1024;

  private final int most;
  private byte[] ring;
  private int at;
  private boolean round;

  /**
   * @param most bytes that are kept, 1 or more
   */
  Tail(int most) {
    this.most = most;
    ring = new byte[Math.min(most, FIRST)];
  }

  void put(byte b) {
    if (at == ring.length) makeRoom();
    ring[at++] = b;
  }

  private void makeRoom() {
    if (ring.length < most) {
      ring = Arrays.copyOf(ring, (int) Math.min(most, ring.length * 2L));
    } else {
      at = 0;
      round = true;
    }
  }

  byte[] bytes() {
    if (!round) return Arrays.copyOf(ring, at);
    var all = new byte[ring.length];
    int older = ring.length - at;
    System.arraycopy(ring, at, all, 0, older);
    System.arraycopy(ring, 0, all, older, at);
    return all;
  }
}
