package jsupervisor.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.ask.View;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A control thread that answers, or not. */
class ChroniclerTest {
  private static final ProcessName A = new ProcessName("web", "a");

  private final Newsroom newsroom = new Newsroom();
  private final Map<ProcessName, StateCode> processes = new ConcurrentHashMap<>();
  private final BlockingQueue<Ask<?>> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Occurrence> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
  private volatile boolean broken;
  private final Chronicler chronicler =
      Chronicler.start(
          newsroom,
          new Asker() {
            @Override
            public <T> T ask(Ask<T> question) {
              return answer(question);
            }
          },
          () -> {},
          failures::add);

  ChroniclerTest() {
    chronicler.tell((_, _, _) -> {
      throw new IllegalStateException("deaf"); // which the others do not notice
    });
    chronicler.tell((_, _, means) -> heard.addAll(means));
  }

  @SuppressWarnings("unchecked") // each answer has the type of its question
  private <T> T answer(Ask<T> question) {
    asked.add(question);
    if (broken) throw new IllegalStateException("broken");
    var all = processes.keySet().stream().map(this::info).toList();
    if (question instanceof Ask.Some(var names))
      return (T) all.stream().filter(info -> names.contains(info.name())).toList();
    return (T) new View(null, all);
  }

  private ProcessInfo info(ProcessName name) {
    return new ProcessInfo(
        name, 0, 0, 0, processes.get(name), "", 0, "", "", 42, "", 0, 0, "", false);
  }

  private static News changed(StateCode from, StateCode to) {
    return new News.Changed(A, new Transition(7, from, to, new Cause.StartRequested(), 0));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean())
      if (System.nanoTime() > end) throw new AssertionError("not within 30 seconds");
      else java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
  }

  @AfterEach
  void close() {
    chronicler.close();
  }

  @Test
  void theLastNewsIsHeard() throws InterruptedException {
    asked.poll(30, TimeUnit.SECONDS);
    processes.put(A, StateCode.STARTING);
    newsroom.tell(changed(StateCode.STOPPED, StateCode.STARTING));
    chronicler.finish(java.time.Duration.ofSeconds(30));
    assertEquals(java.util.Set.of(A), chronicler.page().entries().keySet());
  }

  @Test
  void onlyWhatHasChangedIsAskedFor() throws InterruptedException {
    assertEquals(new Ask.Look(), asked.poll(30, TimeUnit.SECONDS));
    processes.put(A, StateCode.STARTING);
    newsroom.tell(new News.Added("web", List.of(A)));
    newsroom.tell(changed(StateCode.STOPPED, StateCode.STARTING));
    assertEquals(new Ask.Some(java.util.Set.of(A)), asked.poll(30, TimeUnit.SECONDS));
    assertEquals(new Occurrence.Started(false), heard.poll(30, TimeUnit.SECONDS));
    await(() -> chronicler.page().children().equals(Map.of(42, A)));
    await(() -> chronicler.page().entries().get(A).tally().starts() == 1);
  }

  @Test
  void afterAFailureEverythingIsLookedAtAnew() throws InterruptedException {
    assertEquals(new Ask.Look(), asked.poll(30, TimeUnit.SECONDS));
    broken = true;
    newsroom.tell(new News.Added("web", List.of(A)));
    assertEquals("broken", failures.poll(30, TimeUnit.SECONDS).getMessage());
    processes.put(A, StateCode.RUNNING);
    broken = false;
    await(() -> chronicler.page().entries().containsKey(A));
    assertEquals(StateCode.RUNNING, chronicler.page().entries().get(A).tally().state());
  }

  @Test
  void whatIsLostIsCountedAndLookedUp() throws InterruptedException {
    assertEquals(new Ask.Look(), asked.poll(30, TimeUnit.SECONDS));
    processes.put(A, StateCode.RUNNING);
    for (int i = 0; i < 50_000; i++) newsroom.tell(new News.Added("x", List.of()));
    await(() -> chronicler.page().lost() > 0 && chronicler.page().entries().containsKey(A));
  }
}
