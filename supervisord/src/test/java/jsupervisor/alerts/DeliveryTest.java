package jsupervisor.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.rule.RuleState;
import jsupervisor.alerts.say.Message;
import jsupervisor.alerts.send.Outcome;
import jsupervisor.alerts.send.Target;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Outcome AWAY = new Outcome.Failed("away");
  private static final Outcome WRONG = new Outcome.Refused("wrong");
  private static final Outcome TAKEN = new Outcome.Taken("ok");

  /** What is sent here is answered by the test. */
  private static final Target TARGET =
      new Target() {
        @Override
        public String word() {
          return "exec";
        }

        @Override
        public Outcome send(Message message) {
          throw new AssertionError("nobody sends");
        }
      };

  private final Delivery delivery = new Delivery(TARGET, Digest.NONE, 0, () -> 0.5);

  private static Digest crash(String process, long count) {
    var name = ProcessName.parse(process);
    return new Digest(List.of(new Alarm(name, AlertEvent.CRASH, 1, 2, count, "why\n")), 0);
  }

  @Test
  void aTargetThatWasAwayGetsOneDigest() {
    delivery.add(crash("a", 1));
    assertEquals(Optional.of(crash("a", 1)), delivery.take(0));
    delivery.add(crash("b", 1));
    assertEquals(Optional.empty(), delivery.take(SECOND), "one at a time");
    assertEquals(new Delivery.News.Away(true, "away"), delivery.done(AWAY, SECOND));
    long now = SECOND;
    for (int i = 0; i < 1000; i++) {
      delivery.add(crash("a", 1));
      now += 60 * SECOND;
      if (delivery.take(now).isPresent())
        assertEquals(new Delivery.News.Away(false, "away"), delivery.done(AWAY, now));
    }
    var all = delivery.take(now + 400 * SECOND).orElseThrow();
    assertEquals(crash("a", 1001).plus(crash("b", 1)), all);
    assertEquals(new Delivery.News.Told(true), delivery.done(TAKEN, now));
    assertTrue(delivery.untold().isEmpty());
    delivery.add(crash("c", 1));
    assertEquals(Optional.of(crash("c", 1)), delivery.take(now));
    assertEquals(new Delivery.News.Told(false), delivery.done(TAKEN, now));
    assertEquals(new AlertStatus.OfTarget("exec", 2, 0, 0, ""), delivery.status());
  }

  @Test
  void whatIsOnlyCountedIsSentAndKeptToo() {
    var counted = new Digest(List.of(), 4);
    delivery.add(counted);
    var kept = Kept.of(RuleState.NEW, List.of(delivery));
    assertEquals(Map.of("exec", counted), kept.waiting());
    assertEquals(Optional.of(kept), Kept.decode(kept.encode()));
    assertEquals(Optional.of(counted), delivery.take(0));
    delivery.done(TAKEN, 0);
    assertTrue(delivery.untold().isEmpty());
  }

  @Test
  void pausesBecomeLongerUpToFiveMinutes() {
    delivery.add(crash("a", 1));
    long now = 0;
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      assertTrue(delivery.take(now).isPresent(), "after the pause before " + seconds);
      delivery.done(AWAY, now);
      assertFalse(delivery.take(now + seconds * SECOND - 1).isPresent());
      now += seconds * SECOND;
    }
  }

  @Test
  void whatNobodyWillEverTakeIsDroppedAndCounted() {
    delivery.add(crash("a", 7));
    for (int i = 0; i < 2; i++) {
      delivery.take(i * 10 * SECOND);
      assertEquals(new Delivery.News.Away(i == 0, "wrong"), delivery.done(WRONG, i * 10 * SECOND));
    }
    delivery.take(100 * SECOND);
    assertEquals(new Delivery.News.Dropped(7, "wrong"), delivery.done(WRONG, 100 * SECOND));
    assertTrue(delivery.untold().isEmpty());
  }
}
