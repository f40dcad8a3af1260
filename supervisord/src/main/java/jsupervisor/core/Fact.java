package jsupervisor.core;

import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Pid;

/** What has happened; the only input of a process's machine. */
public sealed interface Fact {

  /** When it happened. */
  Now at();

  /** Somebody, or autostart, wants it to run. */
  record StartAsked(Now at) implements Fact {}

  /** Somebody wants it to stop. */
  record StopAsked(Now at) implements Fact {}

  /** The daemon is ending: like a stop, but a process in BACKOFF gives up (FATAL). */
  record ShutdownAsked(Now at) implements Fact {}

  /** The ordered spawn worked. */
  record ChildSpawned(Now at, Pid pid) implements Fact {}

  /**
   * The ordered spawn failed.
   *
   * @param reason Supervisor's text, shown as spawnerr
   */
  record SpawnRefused(Now at, String reason) implements Fact {}

  /** The child was reaped, and its pipes are drained. */
  record ChildExited(Now at, ExitStatus how) implements Fact {}

  /**
   * A signal of ours could not be sent, for another reason than that the child is gone.
   *
   * @param what what was being done, as in {@code killing web (42)}
   */
  record SignalRefused(Now at, String what) implements Fact {}

  /**
   * A moment that was asked for by {@link Effect.WakeAt}, or a later one, has come.
   *
   * @param mayStart false while the daemon is ending, when nothing is started any more
   */
  record DeadlinePassed(Now at, boolean mayStart) implements Fact {}
}
