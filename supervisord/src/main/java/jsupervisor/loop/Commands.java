package jsupervisor.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import jsupervisor.ask.Outcome;
import jsupervisor.core.Executable;
import jsupervisor.core.Fact;
import jsupervisor.core.ProcessState;
import jsupervisor.core.Verdict;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Sent;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/**
 * Start, stop and signal, for one process and for many (spec xmlrpc, 4.3). What cannot be answered
 * at once is answered by a {@link Child.Waiter}. Control thread only.
 */
final class Commands {
  private static final Duration NAG = Duration.ofSeconds(2);

  private final Means means;
  private final Processes processes;
  private final Turns turns;
  private final Launcher launcher;

  Commands(Means means, Processes processes, Turns turns, Launcher launcher) {
    this.means = means;
    this.processes = processes;
    this.turns = turns;
    this.launcher = launcher;
  }

  /**
   * The process of that name.
   *
   * @throws Fault BAD_NAME, also for names of whole groups
   */
  Child child(String text) {
    var name = ProcessName.parse(text);
    return processes.child(name).orElseThrow(() -> Fault.of(FaultCode.BAD_NAME, text));
  }

  Processes.Group group(String name) {
    return processes.group(name).orElseThrow(() -> Fault.of(FaultCode.BAD_NAME, name));
  }

  CompletableFuture<Boolean> start(Child child, String name, boolean thenWait) {
    var answer = new CompletableFuture<Boolean>();
    launcher.resolve(child.config, found -> start(child, name, found, thenWait, answer));
    return answer;
  }

  private void start(
      Child child,
      String name,
      Executable found,
      boolean thenWait,
      CompletableFuture<Boolean> answer) {
    var against =
        processes.has(child)
            ? Verdict.againstStart(name, child.state().code(), found)
            : Optional.of(Fault.of(FaultCode.BAD_NAME, name));
    if (against.isPresent()) {
      answer.completeExceptionally(against.get());
      return;
    }
    turns.happened(child, new Fact.StartAsked(Means.now()));
    await(child, answer, seen -> started(seen, name, thenWait));
  }

  /** Without a child there is nothing to say yet. */
  private static Verdict started(Child child, String name, boolean thenWait) {
    if (Turns.launching(child.state())) return new Verdict.Pending();
    return Verdict.ofStart(name, child.life, thenWait);
  }

  CompletableFuture<Boolean> stop(Child child, String name, boolean thenWait) {
    var against = Verdict.againstStop(name, child.state().code());
    if (against.isPresent()) throw against.get();
    turns.happened(child, new Fact.StopAsked(Means.now()));
    if (child.state() instanceof ProcessState.Unknown)
      throw Fault.of(FaultCode.FAILED, "unknown problem killing " + child.name().process());
    var answer = await(child, seen -> Verdict.ofStop(seen.life, thenWait));
    nag(child, answer);
    return answer;
  }

  private void nag(Child child, CompletableFuture<Boolean> answer) {
    if (answer.isDone()) return;
    means.log().log(LogLevel.INFO, "waiting for " + child.name().process() + " to stop");
    means.timers().at(Means.now().moment().plus(NAG), () -> nag(child, answer));
  }

  /** One signal to the child alone, never to its group (known-traps A22). */
  boolean signal(Child child, String name, Signal signal) {
    var against = Verdict.againstSignal(name, child.state().code());
    if (against.isPresent()) throw against.get();
    if (child.pid == 0) {
      debug("attempted to send %s sig %s but it wasn't running", child, signal.name());
      return true;
    }
    var pid = new jsupervisor.terms.Pid(child.pid);
    debug("sending %s (pid " + pid + ") sig %s", child, signal.name());
    return switch (means.keeper().kill(pid, signal, false)) {
      case Sent.Ok() -> true;
      case Sent.Gone() -> {
        var what =
            "unable to signal %s (pid " + pid + "), it probably just now exited on its own: %s";
        debug(what, child, Errno.ESRCH.text());
        yield true;
      }
      case Sent.Refused(var errno) -> {
        var what = "sending sig " + child.name().process() + " (" + pid + "):" + errno.text();
        turns.happened(child, new Fact.SignalRefused(Means.now(), what));
        throw Fault.of(FaultCode.FAILED, "unknown problem " + what);
      }
    };
  }

  private void debug(String text, Child child, String detail) {
    means.log().log(LogLevel.DEBUG, text.formatted(child.name().process(), detail));
  }

  /** Supervisor takes names and numbers; the fault shows what the caller wrote. */
  static Signal signal(String text) {
    Optional<Signal> found;
    try {
      int number = Integer.parseInt(text.strip());
      found = number < 1 || number > 64 ? Optional.empty() : Optional.of(new Signal(number));
    } catch (NumberFormatException _) {
      found = Signal.named(text);
    }
    return found.orElseThrow(() -> Fault.of(FaultCode.BAD_SIGNAL, text));
  }

  private static CompletableFuture<Boolean> await(Child child, Function<Child, Verdict> question) {
    var answer = new CompletableFuture<Boolean>();
    await(child, answer, question);
    return answer;
  }

  /** Asks again at each change of state until there is an answer. */
  private static void await(
      Child child, CompletableFuture<Boolean> answer, Function<Child, Verdict> question) {
    Child.Waiter waiter =
        seen -> {
          switch (question.apply(seen)) {
            case Verdict.Done() -> answer.complete(true);
            case Verdict.Failed(Fault fault) -> answer.completeExceptionally(fault);
            case Verdict.Pending() -> {}
          }
          return answer.isDone();
        };
    if (!waiter.satisfied(child)) child.waiters.add(waiter);
  }

  /**
   * Does something with each of many.
   *
   * @param acting in the order of doing
   * @param listed the same in the order of the answer; what is done at once comes first there, the
   *     rest as it completes
   */
  static CompletableFuture<List<Outcome>> each(
      List<Child> acting, List<Child> listed, Function<Child, CompletableFuture<Boolean>> action) {
    var attempts = new HashMap<Child, CompletableFuture<Boolean>>();
    for (var child : acting) attempts.put(child, attempt(child, action));
    var outcomes = new ArrayList<Outcome>();
    var all = new CompletableFuture<List<Outcome>>();
    int[] left = {listed.size()};
    for (var child : listed) {
      attempts
          .get(child)
          .whenComplete((_, failure) -> {
            outcomes.add(outcome(child.name(), failure));
            if (--left[0] == 0) all.complete(List.copyOf(outcomes));
          });
    }
    if (listed.isEmpty()) all.complete(List.of());
    return all;
  }

  private static CompletableFuture<Boolean> attempt(
      Child child, Function<Child, CompletableFuture<Boolean>> action) {
    try {
      return action.apply(child);
    } catch (Fault fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  private static Outcome outcome(ProcessName name, Throwable failure) {
    var cause = failure instanceof CompletionException e ? e.getCause() : failure;
    if (cause == null) return Outcome.ok(name);
    if (cause instanceof Fault fault) return Outcome.failed(name, fault);
    return Outcome.failed(name, Fault.of(FaultCode.FAILED, cause.toString()));
  }
}
