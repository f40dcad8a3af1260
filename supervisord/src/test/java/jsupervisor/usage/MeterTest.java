package jsupervisor.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jsupervisor.usage.Meter.Depth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final int SELF = (int) ProcessHandle.current().pid();
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
  private final Meter meter = new Meter(OptionalInt.of(SELF), () -> {}, failures::add);

  /** Keeps everything that it is told. */
  private record Recorder(List<Integer> pids, BlockingQueue<Map<Integer, Sample>> looks)
      implements Observer {
    static Recorder of(Integer... pids) {
      return new Recorder(List.of(pids), new LinkedBlockingQueue<>());
    }

    @Override
    public void seen(Map<Integer, Sample> samples) {
      looks.add(samples);
    }

    Map<Integer, Sample> next() throws InterruptedException {
      var look = looks.poll(30, TimeUnit.SECONDS);
      if (look == null) throw new AssertionError("nobody has looked");
      return look;
    }
  }

  @AfterEach
  void close() {
    meter.close();
  }

  @Test
  void childrenAreSeenAndStrangersAreNot() throws IOException, InterruptedException {
    var child = new ProcessBuilder("sleep", "60").start();
    try {
      int pid = (int) child.pid();
      var seen = Recorder.of(pid, SELF, 1, 0, -7, Integer.MAX_VALUE);
      meter.observe(PAUSE, Depth.DESCRIPTORS, seen);
      var first = seen.next();
      assertEquals(List.of(pid), List.copyOf(first.keySet()));
      assertTrue(first.get(pid).descriptors().orElseThrow() >= 3);
      assertTrue(seen.next().get(pid).sameProcess(first.get(pid)));
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void openFilesAreCountedForThoseOnlyWhoAsk() throws IOException, InterruptedException {
    var child = new ProcessBuilder("sleep", "60").start();
    try {
      var seen = Recorder.of((int) child.pid());
      meter.observe(PAUSE, Depth.USAGE, seen);
      assertEquals(OptionalInt.empty(), seen.next().get((int) child.pid()).descriptors());
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void whoeverWaitsHasOneLook() throws IOException, InterruptedException {
    var child = new ProcessBuilder("sleep", "60").start();
    try {
      var pids = List.of((int) child.pid(), SELF, 0);
      var seen = meter.look(Depth.USAGE, pids, Duration.ofSeconds(30));
      assertEquals(List.of((int) child.pid()), List.copyOf(seen.keySet()));
    } finally {
      child.destroyForcibly().waitFor();
    }
    meter.close();
    assertEquals(Map.of(), meter.look(Depth.USAGE, List.of(SELF), Duration.ofSeconds(30)));
  }

  @Test
  void anObserverThatFailsIsSaidAndLooksAgain() throws InterruptedException {
    meter.observe(
        PAUSE,
        Depth.USAGE,
        new Observer() {
          @Override
          public Collection<Integer> pids() {
            throw new IllegalStateException("none");
          }

          @Override
          public void seen(Map<Integer, Sample> samples) {}
        });
    for (int i = 0; i < 2; i++)
      assertEquals("none", failures.poll(30, TimeUnit.SECONDS).getMessage());
  }

  @Test
  void nobodyLooksWhenNobodyWantsToKnow() throws InterruptedException {
    assertFalse(meter.awake());
    var seen = Recorder.of(SELF);
    var observation = meter.observe(PAUSE, Depth.USAGE, seen);
    seen.next();
    assertTrue(meter.awake());
    observation.close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (meter.awake() && System.nanoTime() < end)
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    assertFalse(meter.awake());
  }
}
