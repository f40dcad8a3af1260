package jsupervisor.http.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamTest {
  private final AtomicInteger cuts = new AtomicInteger();
  private final Stream stream = new Stream("", cuts::incrementAndGet);

  @Test
  void whatIsPutInComesOutInOrder() throws InterruptedException {
    var one = new byte[] {1};
    var two = new byte[] {2};
    stream.put(one);
    stream.put(two);
    assertEquals(java.util.List.of(one, two), stream.take(0));
    assertTrue(stream.take(1).isEmpty());
  }

  @Test
  void whoWaitsIsWoken() throws InterruptedException {
    var ready = new CountDownLatch(1);
    var got = new AtomicInteger();
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              ready.countDown();
              try {
                got.set(stream.take(60_000).size());
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    ready.await();
    stream.put(new byte[1]);
    reader.join();
    assertEquals(1, got.get());
  }

  /** The last one may be of any size: a picture of a large daemon is one event. */
  @Test
  void aStreamThatHasTooMuchWaitingIsGivenUp() throws InterruptedException {
    stream.put(new byte[(int) Stream.MOST_WAITING - 1]);
    stream.put(new byte[5 << 20]);
    assertFalse(stream.over());
    stream.put(new byte[1]);
    assertTrue(stream.over());
    assertEquals(1, cuts.get());
    stream.put(new byte[1]);
    assertEquals(1, cuts.get());
  }

  @Test
  void aClientThatReadsNothingForTenSecondsIsGivenUp() throws InterruptedException {
    stream.check(System.nanoTime() + Stream.PATIENCE_NANOS * 2);
    stream.take(0);
    stream.check(System.nanoTime() + Stream.PATIENCE_NANOS * 2);
    assertFalse(stream.over(), "nothing is there to be read yet");
    stream.writes();
    long now = System.nanoTime();
    stream.check(now + Stream.PATIENCE_NANOS / 2);
    assertFalse(stream.over());
    stream.check(now + Stream.PATIENCE_NANOS * 2);
    assertTrue(stream.over());
    assertEquals(1, cuts.get());
  }

  /** Nothing may have happened for long. */
  @Test
  void aClientThatHasNothingToReadIsNot() throws InterruptedException {
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                stream.take(600_000);
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    while (reader.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    stream.check(System.nanoTime() + Stream.PATIENCE_NANOS * 2);
    assertFalse(stream.over());
    stream.end();
    reader.join();
    assertEquals(0, cuts.get());
  }
}
