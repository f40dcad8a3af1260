package jsupervisor.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jsupervisor.core.Fact;
import jsupervisor.events.Event;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.SupervisorState;

/**
 * The end of the daemon's life: groups stop one after another, highest priority number first (spec
 * daemon, 12). Control thread only.
 */
final class Ending {
  private static final Duration NAG = Duration.ofSeconds(3);

  /** How long callers may still wait for a start or a stop when another JVM is to go on. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  private final Means means;
  private final Processes processes;
  private final Turns turns;
  private final Announcer announcer;
  private final Grace grace;
  private boolean leaving;
  private boolean impatient;
  private int unanswered;
  private final List<Processes.Group> left = new ArrayList<>();
  private Journal.Mood mood = Journal.Mood.RUNNING;
  private Optional<Processes.Group> current = Optional.empty();
  private Optional<Timers.Timer> nag = Optional.empty();

  Ending(Means means, Processes processes, Turns turns, Announcer announcer, Grace grace) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
    this.announcer = announcer;
    this.grace = grace;
  }

  Journal.Mood mood() {
    return mood;
  }

  /** The same as callers see it. */
  SupervisorState state() {
    return switch (mood) {
      case NONE, RUNNING -> SupervisorState.RUNNING;
      case SHUTDOWN -> SupervisorState.SHUTDOWN;
      case RESTARTING -> SupervisorState.RESTARTING;
    };
  }

  /** Whether the end has begun. */
  boolean begun() {
    return mood != Journal.Mood.RUNNING;
  }

  /** Ends everything; also turns a restart under way into a shutdown. */
  void shutdown() {
    begin(Journal.Mood.SHUTDOWN);
    grace.begin();
  }

  /**
   * The same, for a reason that gives the daemon an exit status.
   *
   * @param status 0 to 255
   */
  void shutdown(int status) {
    means.journal().farewell(new Farewell(status, Optional.empty()));
    shutdown();
  }

  /** Stops everything, to begin again with a fresh configuration. */
  void restart() {
    if (mood != Journal.Mood.SHUTDOWN) begin(Journal.Mood.RESTARTING);
  }

  /**
   * Leaves everything as it is to another JVM, as soon as no caller waits for an answer, in any
   * case after 15 seconds; an end that has begun comes first.
   */
  void leave() {
    if (leaving) return;
    leaving = true;
    means.timers().at(Means.now().moment().plus(QUIET), () -> impatient = true);
  }

  /** Somebody may have to wait for this. */
  void awaited(CompletableFuture<?> answer) {
    if (answer.isDone()) return;
    unanswered++;
    answer.whenComplete((_, _) -> means.mailbox().post(() -> unanswered--));
  }

  /** How it was, when it is done. */
  ControlLoop.End how() {
    return switch (mood) {
      case NONE, RUNNING -> ControlLoop.End.UPGRADE;
      case SHUTDOWN -> ControlLoop.End.SHUTDOWN;
      case RESTARTING -> ControlLoop.End.RESTART;
    };
  }

  private void begin(Journal.Mood end) {
    boolean first = !begun();
    mood = end;
    if (means.journal().mood() == Journal.Mood.RUNNING) announcer.announce(Event.stopping());
    means.journal().mood(end);
    announcer.ending(state());
    if (!first) return;
    turns.startNothingMore();
    left.addAll(processes.byPriority());
  }

  /** Goes on as far as possible; says whether nothing is left. */
  boolean done() {
    if (!begun()) return leaving && (unanswered == 0 || impatient);
    while (current.isEmpty() || current.get().stopped()) {
      if (left.isEmpty()) {
        nag.ifPresent(Timers.Timer::cancel);
        return true;
      }
      var group = left.removeLast();
      current = Optional.of(group);
      stop(group);
    }
    if (nag.isEmpty()) nag();
    return false;
  }

  private void stop(Processes.Group group) {
    var order =
        group.children().stream()
            .sorted((a, b) ->
                Integer.compare(b.config.program().priority(), a.config.program().priority()))
            .toList();
    for (var child : order) {
      if (child.state().code().running())
        turns.happened(child, new Fact.ShutdownAsked(Means.now()));
    }
  }

  private void nag() {
    var names = new ArrayList<String>();
    for (var group : processes.byAge())
      for (var child : group.children())
        if (!child.state().code().stopped()) names.add(child.name().process());
    if (!names.isEmpty())
      means.log().log(LogLevel.INFO, "waiting for " + String.join(", ", names) + " to die");
    nag = Optional.of(means.timers().at(Means.now().moment().plus(NAG), this::nag));
  }
}
