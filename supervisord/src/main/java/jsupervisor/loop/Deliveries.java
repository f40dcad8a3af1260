package jsupervisor.loop;

import java.time.Duration;
import java.util.Optional;
import jsupervisor.events.ListenerState;
import jsupervisor.events.Posted;
import jsupervisor.events.Protocol;
import jsupervisor.events.Remark;
import jsupervisor.output.Attention;
import jsupervisor.output.Heard;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.StateCode;

/** Events to listeners, and their answers back (spec events, 2 and 3). Control thread only. */
final class Deliveries {
  /** The rest of a listener that has refused an event; it doubles with each further one. */
  private static final Duration REST = Duration.ofMillis(10);

  private static final int DOUBLINGS = 7;

  private final Means means;
  private final StdinPump pump;

  Deliveries(Means means, StdinPump pump) {
    this.means = means;
    this.pump = pump;
  }

  /** Gives away what can be given; stops at the first event that nobody can take. */
  void dispatch(Audience audience) {
    var pool = audience.pool;
    if (audience.group.children().stream().noneMatch(Deliveries::free)) return;
    for (var next = pool.first(); next.isPresent(); next = pool.first()) {
      if (offer(audience, next.get())) continue;
      rebuffering(audience, next.get(), pool.size() - 1);
      return;
    }
  }

  /** Only a RUNNING process gets events, even if it has said READY before (known-traps A29). */
  private static boolean free(Child child) {
    return child.state().code() == StateCode.RUNNING
        && child
            .listening
            .filter(l -> l.state instanceof ListenerState.Ready && l.judged == 0)
            .filter(l -> Means.now().moment().reached(l.restsUntil))
            .isPresent();
  }

  private boolean offer(Audience audience, Posted posted) {
    for (var child : audience.group.children())
      if (free(child) && send(audience, child, posted)) return true;
    return false;
  }

  private boolean send(Audience audience, Child child, Posted posted) {
    var stdin = child.stdin.filter(s -> !s.closed());
    boolean sent =
        stdin.isPresent()
            && pump.send(child, stdin.get(), audience.envelope.around(posted))
            && !stdin.get().closed();
    var name = child.name().process();
    if (!sent) {
      debug(
          "epipe occurred while sending event %s to listener %s, listener state unchanged"
              .formatted(posted.serial(), name));
      return false;
    }
    var listening = child.listening.orElseThrow();
    var step = Protocol.sent();
    listening.state = step.state();
    listening.outstanding = Optional.of(posted);
    means.journal().write(child.slot, child.record());
    audience.pool.take();
    say(child, step);
    debug("event " + posted.serial() + " sent to listener " + name);
    return true;
  }

  /** A listener has said something. */
  void answered(Audience audience, Child child, Heard.Answered answer) {
    var listening = child.listening.orElseThrow();
    boolean known = !(listening.state instanceof ListenerState.Unknown);
    if (listening.pid != answer.pid() || !known) return;
    var step = Protocol.heard(listening.state, answer.bytes());
    listening.state = step.state();
    listening.judged = answer.bytes().length;
    listening.sum = Attention.Answers.sum(answer.bytes());
    say(child, step);
    boolean rejected = step.remarks().stream().anyMatch(Remark::rejects);
    if (rejected) reject(audience, child);
    else if (!(step.state() instanceof ListenerState.Busy
        || step.state() instanceof ListenerState.Answering)) processed(listening);
    means.journal().write(child.slot, child.record());
    audience.stirred = true;
  }

  private static void processed(Listening listening) {
    if (listening.outstanding.isEmpty()) return;
    listening.outstanding = Optional.empty();
    listening.rejections = 0;
  }

  /** What a listener has said is in its pipe no more. */
  void gone(Audience audience, Child child, int pid) {
    var listening = child.listening.orElseThrow();
    if (listening.pid != pid) return;
    listening.judged = 0;
    means.journal().write(child.slot, child.record());
    audience.stirred = true;
  }

  /** The event that a listener has goes back to the pool, and the listener rests a little. */
  void reject(Audience audience, Child child) {
    var listening = child.listening.orElseThrow();
    if (listening.outstanding.isEmpty()) return;
    var posted = listening.outstanding.get();
    listening.outstanding = Optional.empty();
    rebuffering(audience, posted, audience.pool.size());
    audience.pool.takeBack(posted);
    var rest = REST.multipliedBy(1L << Math.min(listening.rejections++, DOUBLINGS));
    listening.restsUntil = Means.now().moment().plus(rest);
    means.timers().at(listening.restsUntil, () -> audience.stirred = true);
    audience.stirred = true;
  }

  /** What was not in a listener's pipe yet when the JVM before this one was killed. */
  void sendRest(Audience audience, Child child, int unsent) {
    var posted = child.listening.flatMap(l -> l.outstanding);
    if (unsent == 0 || posted.isEmpty() || child.stdin.isEmpty()) return;
    var all = audience.envelope.around(posted.get());
    var rest = java.util.Arrays.copyOfRange(all, Math.max(0, all.length - unsent), all.length);
    pump.send(child, child.stdin.get(), rest);
  }

  private void rebuffering(Audience audience, Posted posted, int size) {
    debug(
        "rebuffering event %s for pool %s (buf size=%d, max=%d)"
            .formatted(posted.serial(), audience.pool.name(), size, audience.pool.capacity()));
  }

  private void say(Child child, Protocol.Step step) {
    for (var remark : step.remarks())
      for (var line : remark.lines(child.name().process()))
        means.log().log(line.level(), line.text());
  }

  private void debug(String text) {
    means.log().log(LogLevel.DEBUG, text);
  }
}
