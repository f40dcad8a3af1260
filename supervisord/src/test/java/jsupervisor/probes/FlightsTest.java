package jsupervisor.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jsupervisor.probes.attempt.Answer;
import jsupervisor.probes.attempt.Attempt;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlightsTest {
  private static final ProcessName A = new ProcessName("a", "a");

  /** What throws; nobody aborts it. */
  private record Thrower(Throwable what) implements Attempt {
    @Override
    public Answer run() throws IOException {
      switch (what) {
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IOException(what);
      }
    }

    @Override
    public void abort() {}
  }

  /** Who got none would ask again and again, and be healthy for ever. */
  @Test
  void whateverIsThrownIsAnAnswer() throws InterruptedException {
    var flights = new Flights(() -> {});
    try {
      for (var what :
          List.of(
              new IOException("x"),
              new IllegalStateException("y"),
              new StackOverflowError("z"),
              new LinkageError("this one is printed by the thread that it ends"))) {
        flights.launch(A, new Thrower(what), Duration.ofSeconds(50));
        var landed = flights.take(TimeUnit.SECONDS.toNanos(50));
        assertEquals(1, landed.size(), what::toString);
        assertFalse(landed.getFirst().answer().good(), what::toString);
      }
    } finally {
      flights.close();
    }
  }
}
