package jsupervisor.loop;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Feed;
import jsupervisor.config.Configuration;
import jsupervisor.logging.MainLog;
import jsupervisor.output.OutputThread;
import jsupervisor.posix.Epoll;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.SignalRecord;
import jsupervisor.terms.Fault;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Signal;

/**
 * The control thread. It sleeps in epoll on the keeper's signals, the mailbox and children's
 * standard inputs, until the next timer; whatever goes wrong in one piece of work is said and does
 * not stop the next.
 */
public final class ControlLoop implements Asker {
  private static final long SIGNALS = -1;
  private static final long MAIL = -2;

  /** Letters in a turn: those who write many hold up neither timers nor exits. */
  private static final int LETTERS = 256;

  /**
   * Nor do few that take long: a letter may be a start, and an exit is judged by when it is seen.
   */
  private static final long READING_NANOS = 20_000_000L;

  private final Means means;
  private final Epoll epoll = new Epoll();
  private final StdinPump pump = new StdinPump(epoll, this::progress);
  private final Processes processes = new Processes();
  private final Announcer announcer;
  private final Turns turns;
  private final Reaper reaper;
  private final Ending ending;
  private final Departure departure;
  private final Groups groups;
  private final Answers answers;
  private final Runnable upgrade;
  private final Unsaid unsaid = new Unsaid();
  private final Sweep sweep = Sweep.ofThisJvm();
  private boolean orphaned;
  private boolean left;
  private boolean more;

  /** How a life of the daemon ended. */
  public enum End {
    SHUTDOWN,
    RESTART,
    /** Everything goes on in another JVM. */
    UPGRADE,
    /** The keeper is gone, and with it the children's parent. */
    ORPHANED
  }

  /**
   * @param configuration what to run; AUTO logs have their names
   * @param source reads the file again
   * @param environment the daemon's own, for the children
   * @param workingDirectory the keeper's, absolute
   * @param logfile path of the main log, empty when it is not a file
   * @param feed where changes are announced
   * @param upgrade what SIGUSR1 asks for; must not wait
   */
  public record Settings(
      Configuration configuration,
      Groups.ConfigSource source,
      Map<String, String> environment,
      String workingDirectory,
      java.util.Optional<String> logfile,
      Feed feed,
      Runnable upgrade) {}

  /** The thread that makes it is the control thread. */
  public ControlLoop(
      Keeper keeper, Journal journal, MainLog log, OutputThread output, Settings settings) {
    means = new Means(keeper, journal, log, output, new Timers(), new Mailbox());
    upgrade = settings.upgrade();
    var supervisord = settings.configuration().supervisord();
    boolean stripAnsi = supervisord.stripAnsi();
    var launcher =
        new Launcher(
            keeper,
            settings.environment(),
            settings.workingDirectory(),
            settings.configuration().serverUrl());
    announcer = new Announcer(means, processes, pump, settings.feed(), supervisord.identifier());
    turns = new Turns(means, processes, launcher, pump, announcer, stripAnsi);
    reaper = new Reaper(means, processes, turns);
    var leaving = supervisord.leaving();
    var grace = new Grace(means, processes, turns, leaving.timeout());
    ending = new Ending(means, processes, turns, announcer, grace);
    departure = new Departure(means, processes, ending, leaving.exitWith());
    groups =
        new Groups(means, processes, turns, announcer, settings.source(), settings.configuration());
    answers =
        new Answers(
            means,
            processes,
            new Commands(means, processes, turns, launcher),
            launcher,
            groups,
            ending,
            new Logs(means, stripAnsi),
            pump,
            announcer,
            new Answers.Identity(supervisord.identifier(), settings.logfile()));
    epoll.add(keeper.signalsFd(), Epoll.IN, SIGNALS);
    epoll.add(means.mailbox().fd(), Epoll.IN, MAIL);
  }

  @Override
  @SuppressWarnings("unchecked") // an Ask<T> is answered by a T
  public <T> T ask(Ask<T> question) {
    var answer = new CompletableFuture<Object>();
    means
        .mailbox()
        .post(() ->
            answers
                .to(question)
                .whenComplete((value, failure) ->
                    unsaid.say(() -> {
                      if (failure == null) answer.complete(value);
                      else answer.completeExceptionally(failure);
                    })));
    try {
      return (T) answer.join();
    } catch (CompletionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause())
        if (cause instanceof Fault fault) throw fault;
      throw e;
    }
  }

  /** Begins with nothing: every group is opened, and what starts by itself is started. */
  public void begin() {
    groups.openAll();
  }

  /** Goes on where another JVM was stopped: nothing is started or ended by this. */
  public void takeOver() {
    means.journal().mood(means.journal().mood()); // from now on it is of this version
    switch (means.journal().mood()) {
      case NONE, RUNNING -> {}
      case SHUTDOWN, RESTARTING -> turns.startNothingMore();
    }
    new Takeover(means, processes, turns, pump, announcer).run(groups);
    switch (means.journal().mood()) {
      case NONE, RUNNING -> {}
      case SHUTDOWN -> ending.shutdown();
      case RESTARTING -> ending.restart();
    }
  }

  /** Runs until everything has been stopped. The thread that calls is the control thread. */
  public End run() {
    safely(reaper::reap);
    for (safely(departure::look); !ending.done(); safely(departure::look)) {
      turn();
      if (orphaned) return orphaned();
    }
    unsaid.sayAll();
    return ending.how();
  }

  /**
   * Goes on for everybody until that work, done by another thread, has ended: callers that are
   * being served to the end want answers, and output that is heard wants to be taken. The thread
   * that calls is the control thread, when {@link #run} has returned and the keeper lives.
   *
   * @param work closes what the daemon has open
   * @return how it ended; UPGRADE, or ORPHANED when the keeper was killed meanwhile
   */
  public End leave(Runnable work) {
    Thread.ofPlatform()
        .name("leaving")
        .start(() -> {
          try {
            work.run();
          } finally {
            means.mailbox().post(() -> left = true);
          }
        });
    while (!left) {
      turn();
      if (orphaned) return orphaned();
    }
    unsaid.sayAll();
    return End.UPGRADE;
  }

  private void turn() {
    safely(announcer::settle);
    unsaid.sayAll();
    sleep();
    if (orphaned) return;
    runTimers();
    read();
  }

  private void sleep() {
    long wait = more ? 0 : means.timers().wait(Means.now().moment());
    boolean sweeps = sweep.due(wait, System.nanoTime());
    int ready = epoll.await(sweeps ? 0 : wait);
    if (sweeps && (ready == 0 || sweep.overdue())) sweep.run(System.nanoTime());
    for (int i = 0; i < ready; i++) {
      long key = epoll.key(i);
      if (key == SIGNALS) safely(this::signals);
      else if (key == MAIL) means.mailbox().answerBell();
      else safely(() -> pump.ready((int) key));
    }
  }

  private void runTimers() {
    var now = Means.now().moment();
    for (var due = means.timers().due(now); due != null; due = means.timers().due(now)) safely(due);
  }

  private void read() {
    long since = System.nanoTime();
    more = false;
    for (int read = 0; !more; read++) {
      var letter = means.mailbox().next();
      if (letter == null) return;
      safely(letter);
      more = read == LETTERS || System.nanoTime() - since > READING_NANOS;
    }
  }

  /** Some of what waited for a listener is in its pipe: what the journal knows of it is old. */
  private void progress(Child child) {
    if (child.listening.isPresent()) means.journal().write(child.slot, child.record());
  }

  private void safely(Runnable work) {
    try {
      Contained.run(work, means.log());
    } catch (jsupervisor.posix.KeeperDied e) {
      orphaned = true;
    }
  }

  private void signals() {
    for (var signal : means.keeper().signals()) handle(signal);
  }

  private void handle(SignalRecord record) {
    var signal = record.signal();
    if (signal.equals(Signal.CHLD)) {
      means.log().log(LogLevel.DEBUG, "received SIGCHLD indicating a child quit");
      record.exit().ifPresentOrElse(reaper::reap, reaper::reap);
    } else if (signal.equals(Signal.TERM)
        || signal.equals(Signal.INT)
        || signal.equals(Signal.QUIT)) {
      means.log().log(LogLevel.WARN, "received " + signal.name() + " indicating exit request");
      ending.shutdown();
    } else if (signal.equals(Signal.HUP)) {
      hangup();
    } else if (signal.equals(Signal.USR1)) {
      means.log().log(LogLevel.WARN, "received SIGUSR1 indicating upgrade request");
      upgrade.run();
    } else if (signal.equals(Signal.USR2)) {
      means.log().log(LogLevel.INFO, "received SIGUSR2 indicating log reopen request");
      means.log().reopen();
      means.log().log(LogLevel.INFO, "supervisord logreopen");
      means.output().reopenAll();
    }
  }

  private void hangup() {
    if (ending.mood() == Journal.Mood.SHUTDOWN) {
      means.log().log(
          LogLevel.WARN, "ignored SIGHUP indicating restart request (shutdown in progress)");
      return;
    }
    means.log().log(LogLevel.WARN, "received SIGHUP indicating restart request");
    answers.restart();
  }

  /** Without their parent the children cannot be supervised: they are stopped, not left alone. */
  private End orphaned() {
    means.log().log(LogLevel.CRITICAL, "the keeper was killed: stopping all programs and ending");
    Orphans.stop(means.keeper(), means.journal());
    return End.ORPHANED;
  }
}
