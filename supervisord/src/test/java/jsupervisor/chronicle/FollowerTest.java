package jsupervisor.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch woken = new CountDownLatch(1);
  private final Newsroom newsroom = new Newsroom();
  private final Chronicler chronicler =
      Chronicler.start(
          newsroom,
          new Asker() {
            @Override
            public <T> T ask(Ask<T> question) {
              throw new IllegalStateException("nobody answers");
            }
          },
          () -> {},
          _ -> {});

  private void untilWoken() {
    try {
      woken.await();
      done.add("ended");
    } catch (InterruptedException _) {
      done.add("interrupted");
    }
  }

  @AfterEach
  void close() {
    woken.countDown();
    chronicler.close();
  }

  @Test
  void whatIsAnnouncedIsHeardBeforeTheWorkIsToldToEnd() {
    var follower = new Follower("x", () -> done.add("patient"), this::untilWoken);
    chronicler.tell((_, _, _) -> done.add("heard " + follower.ending()));
    follower.begin();
    newsroom.tell(
        new News.Changed(
            new ProcessName("web", "a"),
            new Transition(
                7, StateCode.STOPPED, StateCode.STARTING, new Cause.StartRequested(), 0)));
    follower.end(
        chronicler,
        LONG,
        LONG,
        () -> {
          done.add("woken " + follower.ending());
          woken.countDown();
        });
    assertEquals(
        List.of("heard false", "woken true", "ended"), done.stream().filter(this::late).toList());
    assertTrue(done.contains("patient"));
  }

  private boolean late(String what) {
    return !what.equals("patient");
  }

  @Test
  void workThatDoesNotEndIsWaitedForNoLongerThanSaid() {
    var follower = new Follower("x", () -> {}, this::untilWoken);
    follower.begin();
    follower.end(SHORT);
    follower.end(chronicler, SHORT, Duration.ZERO, () -> {});
    assertEquals(List.of(), done);
    assertTrue(follower.ending());
  }

  @Test
  void whoIsInterruptedWaitsForNobodyAndStaysSo() {
    var follower = new Follower("x", () -> {}, this::untilWoken);
    follower.begin();
    assertFalse(follower.ending());
    Thread.currentThread().interrupt();
    follower.end(chronicler, LONG, LONG, () -> done.add("woken"));
    assertTrue(Thread.interrupted());
    assertEquals(List.of("woken"), done);
    assertTrue(follower.ending());
  }
}
