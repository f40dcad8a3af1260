package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SharersTest {
  private final Sharers<String, Integer> sharers = new Sharers<>();

  @Test
  void theFirstAndTheLastAreKnown() {
    assertTrue(sharers.add("a", 1));
    assertFalse(sharers.add("a", 2));
    assertTrue(sharers.add("b", 1), "another thing has users of its own");
    assertFalse(sharers.remove("a", 1));
    assertTrue(sharers.remove("a", 2));
    assertTrue(sharers.add("a", 3), "and then there is a first one again");
  }

  @Test
  void aUserCountsOnceAndAStrangerNever() {
    assertTrue(sharers.add("a", 1));
    assertFalse(sharers.add("a", 1));
    assertFalse(sharers.remove("a", 2));
    assertTrue(sharers.remove("a", 1));
    assertFalse(sharers.remove("a", 1));
  }

  @Test
  void aForgottenThingHasNoUsers() {
    sharers.add("a", 1);
    sharers.forget("a");
    assertFalse(sharers.remove("a", 1));
    assertTrue(sharers.add("a", 2));
  }
}
