package jsupervisor.loop;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jsupervisor.config.ProcessConfig;
import jsupervisor.core.Life;
import jsupervisor.core.Now;
import jsupervisor.core.ProcessState;
import jsupervisor.output.Attention;
import jsupervisor.output.Ends;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.ProcessName;

/** All that the control thread knows of one process. Control thread only. */
final class Child {
  final ProcessConfig config;

  /** Its place in the journal. */
  final int slot;

  /** What the machine knows. */
  Life life = Life.UNBORN;

  /** How it came to that. */
  final Trail trail = new Trail();

  /** Its configuration as people may see it, when somebody has asked and there is memory for it. */
  SoftReference<Shown> shown = new SoftReference<>(null);

  /** The kernel's child: 0 from reaping to the next spawn. */
  int pid;

  /** The keeper's numbers of our pipe ends: standard input, output, error where it has its own. */
  int[] kept = {};

  /** Those of the child before, while they are still being drained. */
  int[] draining = {};

  /** How the child ended, while its pipes are still being drained. */
  Optional<Ended> ended = Optional.empty();

  /** Whether the output thread holds its log files open. */
  boolean logsOpen;

  /** Our end of its standard input. */
  Optional<Stdin> stdin = Optional.empty();

  /** Present when it is an event listener. */
  Optional<Listening> listening = Optional.empty();

  /** What another JVM knew of it as a listener. */
  Optional<Listening.Page> recalled = Optional.empty();

  /** The wish of the machine to be woken. */
  Optional<Timers.Timer> wake = Optional.empty();

  /** Asks that wait for a state. */
  final List<Waiter> waiters = new ArrayList<>();

  /**
   * An exit that is recorded and not yet told to the machine.
   *
   * @param pid the child, already reaped
   * @param how its end
   * @param at when the end was seen
   */
  record Ended(int pid, ExitStatus how, Now at) {}

  /** Looks at a child after each change of its state; says true when it is satisfied. */
  interface Waiter {
    boolean satisfied(Child child);
  }

  Child(ProcessConfig config, int slot) {
    this.config = config;
    this.slot = slot;
  }

  ProcessName name() {
    return config.program().name();
  }

  ProcessState state() {
    return life.state();
  }

  /** The journal's page of this child. */
  Slot record() {
    var listener = listening.map(found -> found.page(stdin));
    return new Slot(name(), life, pid, kept, draining, ended, listener);
  }

  /** What somebody wants to hear of a stream. */
  Attention attention(Channel channel) {
    if (listening.isPresent() && channel == Channel.STDOUT)
      return new Attention.Answers(listening.get().judged, listening.get().sum);
    var log = config.log(channel);
    boolean nothing = !log.eventsEnabled() && log.captureMaxbytes() <= 0;
    if (nothing) return Attention.NONE;
    return new Attention.Text(log.eventsEnabled(), log.captureMaxbytes());
  }

  /** Whether events are made of what it writes, so that its end has to come after them. */
  boolean heard() {
    return Stream.of(Channel.values())
        .anyMatch(channel -> !attention(channel).equals(Attention.NONE));
  }

  /** Its pipes as the output thread gets them. */
  Ends ends(int stdout, int stderr) {
    return new Ends(pid, stdout, stderr, attention(Channel.STDOUT), attention(Channel.STDERR));
  }

  /** Asks the waiters, and forgets those that are satisfied. */
  void askWaiters() {
    if (waiters.isEmpty()) return;
    for (var waiter : List.copyOf(waiters)) {
      if (waiter.satisfied(this)) waiters.remove(waiter);
    }
  }
}
