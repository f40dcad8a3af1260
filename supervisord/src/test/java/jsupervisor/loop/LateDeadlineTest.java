package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.ask.Cause;
import jsupervisor.ask.News;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Transition;
import jsupervisor.config.GroupConfig;
import jsupervisor.config.LogConfig;
import jsupervisor.config.ProcessConfig;
import jsupervisor.core.Autorestart;
import jsupervisor.core.History;
import jsupervisor.core.Life;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.core.Program;
import jsupervisor.logging.MainLog;
import jsupervisor.output.OutputThread;
import jsupervisor.posix.Epoll;
import jsupervisor.posix.SharedMemory;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Pid;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Known-traps C9: startsecs may pass while the last output of a dead child is still being read; its
 * end is known already then, and it never was up.
 */
class LateDeadlineTest {
  private static final Pid PID = new Pid(42);
  private final MainLog log;
  private final OutputThread output;
  private final Means means;
  private final Processes processes = new Processes();
  private final Turns turns;
  private final Newsroom newsroom = new Newsroom();

  LateDeadlineTest() throws IOException {
    log = MainLog.open(new MainLog.Settings(Optional.empty(), false, 0, 0, LogLevel.INFO, false));
    var journal = new Journal(SharedMemory.ofHeap(21 << 20));
    output = OutputThread.start(log);
    means = new Means(null, journal, log, output, new Timers(), new Mailbox());
    var pump = new StdinPump(new Epoll(), _ -> {});
    var announcer = new Announcer(means, processes, pump, newsroom, "x");
    turns = new Turns(means, processes, null, pump, announcer, false);
  }

  @AfterEach
  void close() {
    output.close();
    log.close();
  }

  private Child starting() {
    var child = new Child(config(), means.journal().place());
    processes.add(new GroupConfig("x", 1, List.of(child.config)), List.of(child));
    var now = Means.now().moment();
    child.life = new Life(new ProcessState.Starting(0, PID, now), History.NONE);
    turns.wakeAt(child, now.plus(Duration.ofHours(1)));
    return child;
  }

  private static ProcessConfig config() {
    var program =
        new Program(
            new ProcessName("x", "x"),
            1,
            true,
            Autorestart.NEVER,
            Duration.ofMillis(1),
            0,
            Set.of(0),
            Signal.TERM,
            Duration.ofSeconds(1),
            false,
            false);
    var none = new LogConfig(new LogConfig.Target.None(), 0, 0, 0, false, false, false);
    return new ProcessConfig(
        program,
        "x",
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        none,
        none,
        false,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        jsupervisor.ask.Vigil.NONE);
  }

  private void runTimers() {
    var later = Means.now().moment().plus(Duration.ofHours(2));
    for (var due = means.timers().due(later); due != null; due = means.timers().due(later))
      due.run();
  }

  @Test
  void aLivingChildIsUpWhenStartsecsHavePassed() {
    var child = starting();
    runTimers();
    assertEquals(StateCode.RUNNING, child.state().code());
  }

  @Test
  void aChangeIsToldToWhoeverListensAndRemembered() {
    var listener = newsroom.subscribe(4);
    var child = starting();
    runTimers();
    var told = listener.take().news();
    assertEquals(1, told.size());
    var news = (News.Changed) told.getFirst();
    assertEquals(child.name(), news.name());
    var change = news.transition();
    var expected =
        new Transition(
            change.atMillis(),
            StateCode.STARTING,
            StateCode.RUNNING,
            new Cause.Lasted(0),
            change.pid());
    assertEquals(expected, change);
    assertEquals(List.of(change), child.trail.newestFirst());
  }

  @Test
  void aDeadOneIsNot() {
    var child = starting();
    child.ended =
        Optional.of(new Child.Ended(42, new ExitStatus.Code(0), new Now(new Moment(0), 0)));
    runTimers();
    assertEquals(StateCode.STARTING, child.state().code());
  }

  /** The output thread is held up; the keeper has to keep the pipes in case that this JVM dies. */
  @Test
  void thePipesOfAnExitThatIsToldLateStayInTheJournalUntilTheyAreDrained() {
    var child = starting();
    child.kept = new int[] {1000, 1001};
    var ended = new Child.Ended(42, new ExitStatus.Code(0), Means.now());
    child.ended = Optional.of(ended);
    turns.drain(child, ended);
    runTimers();
    assertEquals(StateCode.EXITED, child.state().code());
    var slot = means.journal().slots().get(child.slot);
    assertArrayEquals(new int[] {1000, 1001}, slot.draining());
    assertEquals(0, slot.kept().length);
  }
}
