package jsupervisor.http.gate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final Optional<String> HERE = Optional.of("10.0.0.1");

  private long now;
  private final Failures failures = new Failures(() -> now);

  private void fail(Optional<String> address, int times) {
    for (int i = 0; i < times; i++) failures.add(address);
  }

  @Test
  void anAddressThatGuessesWaitsOutItsMinute() {
    fail(HERE, Failures.MOST - 1);
    assertFalse(failures.tooMany(HERE));
    fail(HERE, 1);
    assertTrue(failures.tooMany(HERE));
    assertFalse(failures.tooMany(Optional.of("10.0.0.2")));
    now += Failures.MINUTE - 1;
    assertTrue(failures.tooMany(HERE));
    now += 1;
    assertFalse(failures.tooMany(HERE));
  }

  @Test
  void whoHasManyAddressesIsOne() {
    for (int i = 0; i < Failures.MOST; i++) {
      failures.add(Optional.of("127.0.0." + i));
      failures.add(Optional.of("2001:db8:0:1:0:0:0:" + i));
    }
    assertTrue(failures.tooMany(Optional.of("127.1.2.3")));
    assertTrue(failures.tooMany(Optional.of("2001:db8:0:1:ffff:0:0:1")));
    assertFalse(failures.tooMany(Optional.of("2001:db8:0:2:0:0:0:1")));
  }

  @Test
  void unixSocketsHaveNoAddressAndDoNotWait() {
    fail(Optional.empty(), 1_000);
    assertFalse(failures.tooMany(Optional.empty()));
  }

  @Test
  void oneWhoGoesOnIsNotForgottenForThoseWhoComeAndGo() {
    fail(HERE, Failures.MOST);
    for (int i = 0; i < 100_000; i++) {
      failures.add(Optional.of("address " + i));
      if (i % 100 == 0) failures.add(HERE);
    }
    assertTrue(failures.tooMany(HERE));
  }
}
