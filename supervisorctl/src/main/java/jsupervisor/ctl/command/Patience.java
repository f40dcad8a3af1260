package jsupervisor.ctl.command;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import jsupervisor.terms.StateCode;

/**
 * What {@code --wait} and {@code --timeout} ask for.
 *
 * @param what the word for what is waited for
 * @param reached whether a state is what is waited for
 * @param hopeless whether a state will not become it without somebody's doing
 * @param end the moment of {@link System#nanoTime} at which patience ends
 * @param limit the whole of it, for words
 */
record Patience(
    String what,
    Predicate<StateCode> reached,
    Predicate<StateCode> hopeless,
    long end,
    Duration limit) {
  private static final Set<StateCode> GIVEN_UP =
      Set.of(StateCode.STOPPED, StateCode.EXITED, StateCode.FATAL);
  private static final Duration USUAL = Duration.ofMinutes(1);
  private static final long PAUSE_MILLIS = 100;

  /** Until a state is reached that is started: RUNNING, or the one that is named. */
  static Patience started(Extras extras) {
    var target = extras.state().orElse(StateCode.RUNNING);
    return of(target.name(), state -> state == target, state -> GIVEN_UP.contains(state), extras);
  }

  /** The same for somebody who only looks on: what is stopped may still be started. */
  static Patience seen(Extras extras) {
    var target = extras.state().orElse(StateCode.RUNNING);
    return of(target.name(), state -> state == target, state -> state == StateCode.FATAL, extras);
  }

  /** Until nothing runs, or until the state that is named. */
  static Patience stopped(Extras extras) {
    var target = extras.state();
    return of(
        target.map(StateCode::name).orElse("STOPPED"),
        target
            .<Predicate<StateCode>>map(named -> state -> state == named)
            .orElse(StateCode::stopped),
        StateCode::stopped,
        extras);
  }

  /** For the first half of a restart, out of the same time. */
  Patience untilStopped() {
    return new Patience("STOPPED", StateCode::stopped, StateCode::stopped, end, limit);
  }

  private static Patience of(
      String what, Predicate<StateCode> reached, Predicate<StateCode> hopeless, Extras extras) {
    var limit = extras.timeout(USUAL);
    return new Patience(what, reached, hopeless, System.nanoTime() + limit.toNanos(), limit);
  }

  /**
   * Whether a verb is to wait at all.
   *
   * @throws Extras.WrongOption when only the end of the waiting is given
   */
  static boolean asked(Extras extras) {
    boolean waits = extras.has(Extras.WAIT);
    if (!waits && extras.has(Extras.TIMEOUT))
      throw new Extras.WrongOption(
          "--timeout says how long --wait waits: write --wait --timeout="
              + extras.options().get(Extras.TIMEOUT));
    return waits;
  }

  /** Whether a state will not change into what is waited for. */
  boolean settled(StateCode state) {
    return reached.test(state) || hopeless.test(state);
  }

  boolean over() {
    return System.nanoTime() >= end;
  }

  /** Sleeps until it is time to look again. */
  void pause() {
    try {
      Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, PAUSE_MILLIS));
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    }
  }

  /** {@code still STARTING after 5 seconds}, or the state alone when it will not change. */
  String complaint(StateCode state) {
    if (settled(state)) return state.name();
    var seconds =
        limit.toMillis() % 1000 == 0 ? "" + limit.toSeconds() : "" + limit.toMillis() / 1000.0;
    return "still " + state + " after " + seconds + " seconds";
  }
}
