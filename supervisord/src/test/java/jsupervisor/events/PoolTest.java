package jsupervisor.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
  private static final Event EVENT = Event.remote("t", "d");

  @Test
  void aPoolWantsWhatItIsSubscribedToAndAllBelow() {
    var pool = new Pool("p", 1, Set.of(EventType.TICK, EventType.PROCESS_STATE_FATAL));
    assertTrue(pool.wants(EventType.TICK_60));
    assertTrue(pool.wants(EventType.PROCESS_STATE_FATAL));
    assertFalse(pool.wants(EventType.PROCESS_STATE_EXITED));
  }

  @Test
  void aFullPoolDropsTheOldest() {
    var pool = new Pool("p", 2, Set.of(EventType.EVENT));
    assertEquals(Optional.empty(), pool.accept(EVENT, 7));
    assertEquals(Optional.empty(), pool.accept(EVENT, 8));
    assertEquals(Optional.of(new Posted(EVENT, 7, 0)), pool.accept(EVENT, 9));
    assertEquals(List.of(8L, 9L), pool.waiting().stream().map(Posted::serial).toList());
  }

  /** Known-traps C42. */
  @Test
  void whatComesBackIsFirstAgainUnderItsNumbersAndDropsNothing() {
    var pool = new Pool("p", 2, Set.of(EventType.EVENT));
    pool.accept(EVENT, 7);
    var taken = pool.take();
    pool.accept(EVENT, 8);
    pool.accept(EVENT, 9);
    pool.takeBack(taken);
    assertEquals(List.of(7L, 8L, 9L), pool.waiting().stream().map(Posted::serial).toList());
    assertEquals(Optional.of(new Posted(EVENT, 7, 0)), pool.first());
  }

  @Test
  void numbersBeginAgainAtZero() {
    assertEquals(1, Posted.after(0));
    assertEquals(0, Posted.after(Long.MAX_VALUE));
    var pool = new Pool("p", 5, Set.of(EventType.EVENT));
    pool.resume(List.of(), Long.MAX_VALUE);
    pool.accept(EVENT, 1);
    pool.accept(EVENT, 2);
    assertEquals(
        List.of(Long.MAX_VALUE, 0L), pool.waiting().stream().map(Posted::poolSerial).toList());
  }

  /**
   * Listeners that take, return and answer at random: order holds, nothing is twice or too much.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void eventsKeepTheirOrderWhateverListenersDo(long seed) {
    var random = new Random(seed);
    int capacity = 1 + random.nextInt(6);
    int listeners = 1 + random.nextInt(3);
    var pool = new Pool("p", capacity, Set.of(EventType.EVENT));
    var held = new ArrayList<Posted>();
    long serial = 0;
    for (int i = 0; i < 5000; i++) {
      switch (random.nextInt(4)) {
        case 0, 1 -> pool.accept(EVENT, serial++);
        case 2 -> {
          if (held.size() < listeners && pool.first().isPresent()) held.add(pool.take());
        }
        default -> {
          if (held.isEmpty()) continue;
          var one = held.remove(random.nextInt(held.size()));
          if (random.nextBoolean()) pool.takeBack(one);
        }
      }
      check(pool, held, capacity + listeners);
    }
  }

  private static void check(Pool pool, List<Posted> held, int most) {
    var serials = new ArrayList<>(pool.waiting().stream().map(Posted::serial).toList());
    held.forEach(posted -> serials.add(posted.serial()));
    assertEquals(serials.size(), Set.copyOf(serials).size(), "an event is there twice");
    assertTrue(pool.size() <= most, "the pool has grown to " + pool.size());
    assertTrue(pool.waiting().stream().allMatch(posted -> posted.serial() == posted.poolSerial()));
  }
}
