package jsupervisor.loop;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import jsupervisor.ask.Feed;
import jsupervisor.ask.News;
import jsupervisor.ask.Transition;
import jsupervisor.core.Effect;
import jsupervisor.core.Fact;
import jsupervisor.core.Program;
import jsupervisor.events.Event;
import jsupervisor.events.EventType;
import jsupervisor.events.Posted;
import jsupervisor.output.Ear;
import jsupervisor.output.Heard;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.SupervisorState;

/**
 * Makes events of what happens, and gives them to the pools that want them; they go to listeners
 * when the turn of the loop is over. Control thread only.
 */
final class Announcer {
  private final Means means;
  private final Processes processes;
  private final Deliveries deliveries;
  private final Feed feed;
  private final String identifier;
  private final Map<String, Audience> audiences = new LinkedHashMap<>();
  private final Ticker ticker;
  private PoolCodec.Left left = PoolCodec.Left.NOTHING;
  private long nextSerial;
  private boolean changed;

  /**
   * @param feed is told of every change, for whoever else wants to know
   * @param identifier of the daemon
   */
  Announcer(Means means, Processes processes, StdinPump pump, Feed feed, String identifier) {
    this.means = means;
    this.processes = processes;
    this.feed = feed;
    this.identifier = identifier;
    deliveries = new Deliveries(means, pump);
    ticker = new Ticker(means.timers(), this);
    nextSerial = means.journal().serial();
    means.output().tell(new Ears());
  }

  /** What the output thread hears is looked at here. */
  private final class Ears implements Ear {
    @Override
    public void heard(Heard what, Runnable taken) {
      means
          .mailbox()
          .post(() -> {
            try {
              Announcer.this.heard(what);
            } finally {
              taken.run();
            }
          });
    }

    @Override
    public void gone(ProcessName process, int pid) {
      means
          .mailbox()
          .post(() -> with(process, (found, child) -> deliveries.gone(found, child, pid)));
    }
  }

  /** A group is there, and if it is a pool it is subscribed. */
  void opened(Processes.Group group) {
    subscribe(group);
    announce(Event.groupAdded(group.name()));
    feed.tell(new News.Added(group.name(), names(group)));
  }

  private static List<ProcessName> names(Processes.Group group) {
    return group.children().stream().map(Child::name).toList();
  }

  private Optional<Audience> subscribe(Processes.Group group) {
    var audience = group.config().pool().map(pool -> new Audience(group, pool, identifier));
    audience.ifPresent(found -> {
      audiences.put(group.name(), found);
      for (var child : group.children())
        if (child.listening.isEmpty()) child.listening = Optional.of(new Listening());
      ticker.subscribed();
    });
    return audience;
  }

  /** A group is there no more; what waited for its listeners is dropped. */
  void closed(Processes.Group group) {
    if (audiences.remove(group.name()) != null) ticker.subscribed();
    changed = true;
    announce(Event.groupRemoved(group.name()));
    feed.tell(new News.Removed(group.name(), names(group)));
  }

  /** The daemon begins to end. */
  void ending(SupervisorState mood) {
    feed.tell(new News.Mood(mood));
  }

  /** Remembers what the JVM before this one has left of the pools. */
  void recall() {
    left = means.journal().pools().flatMap(PoolCodec::decode).orElse(PoolCodec.Left.NOTHING);
    ticker.recall(left.second());
  }

  /** A group is there as it was for the JVM before this one; nobody is told. */
  void resumed(Processes.Group group) {
    var audience = subscribe(group);
    var pool = Optional.ofNullable(left.pools().get(group.name()));
    if (audience.isEmpty() || pool.isEmpty()) return;
    var waiting = new LinkedHashMap<Long, Posted>();
    pool.get().waiting().forEach(posted -> waiting.put(posted.serial(), posted));
    var known = new LinkedHashMap<>(waiting);
    pool.get().held().forEach(posted -> known.put(posted.serial(), posted));
    for (var child : group.children()) {
      long serial = child.recalled.map(Listening.Page::serial).orElse(-1L);
      child.listening.orElseThrow().outstanding = Optional.ofNullable(known.get(serial));
      waiting.remove(serial);
    }
    audience.get().pool.resume(List.copyOf(waiting.values()), pool.get().nextSerial());
    audience.get().stirred = true;
  }

  /** The pipe to a listener is there again: it gets the rest of what it had begun to get. */
  void reconnected(Child child) {
    int unsent = child.recalled.map(Listening.Page::unsent).orElse(0);
    audience(child).ifPresent(found -> deliveries.sendRest(found, child, unsent));
  }

  /** Whether anybody would get an event of that type. */
  boolean wanted(EventType type) {
    return audiences.values().stream().anyMatch(audience -> audience.pool.wants(type));
  }

  /** Something has happened; when nobody wants to know, it has no number. */
  void announce(Event event) {
    if (!wanted(event.type())) return;
    long serial = nextSerial;
    nextSerial = Posted.after(serial);
    for (var audience : audiences.values())
      if (audience.pool.wants(event.type())) post(audience, event, serial);
    changed = true;
  }

  private void post(Audience audience, Event event, long serial) {
    audience
        .pool
        .accept(event, serial)
        .ifPresent(discarded ->
            means.log().log(
                LogLevel.ERROR,
                "pool %s event buffer overflowed, discarding event %s"
                    .formatted(audience.pool.name(), discarded.serial())));
    audience.stirred = true;
  }

  /**
   * A process has changed its public state.
   *
   * @param fact what has led to it
   */
  void state(Child child, Effect.Announce change, Fact fact) {
    var to = change.to();
    var transition = transition(child.config.program(), fact, change);
    child.trail.add(transition);
    feed.tell(new News.Changed(child.name(), transition));
    announce(Event.state(child.name(), change.from().code(), to, change.pid(), change.tries()));
    if (to.code() == StateCode.RUNNING) audience(child).ifPresent(found -> found.stirred = true);
  }

  static Transition transition(Program program, Fact fact, Effect.Announce change) {
    return new Transition(
        fact.at().wallMillis(),
        change.from().code(),
        change.to().code(),
        Causes.of(program, fact, change),
        change.pid());
  }

  /**
   * A child is dead, and all that it has said is known: the event that it had was not dealt with.
   */
  void died(Child child) {
    audience(child).ifPresent(found -> deliveries.reject(found, child));
  }

  private void with(ProcessName name, BiConsumer<Audience, Child> work) {
    var child = processes.child(name);
    child.flatMap(this::audience).ifPresent(found -> work.accept(found, child.get()));
  }

  private Optional<Audience> audience(Child child) {
    return Optional.ofNullable(audiences.get(child.name().group()))
        .filter(found -> child.listening.isPresent());
  }

  private void heard(Heard heard) {
    switch (heard) {
      case Heard.Answered answer ->
          with(answer.process(), (found, child) -> answered(found, child, answer));
      case Heard.Logged(ProcessName name, int pid, var channel, byte[] bytes) -> {
        if (wanted(Event.logType(channel))) announce(Event.log(name, pid, channel, text(bytes)));
      }
      case Heard.Captured(ProcessName name, int pid, var channel, byte[] bytes) -> {
        if (wanted(Event.communicationType(channel)))
          announce(Event.communication(name, pid, channel, text(bytes)));
      }
    }
  }

  private void answered(Audience audience, Child child, Heard.Answered answer) {
    deliveries.answered(audience, child, answer);
    changed = true;
  }

  /** What is no UTF-8 is replaced. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The end of a turn: what can go to listeners goes, and what waits is written down. */
  void settle() {
    for (var audience : audiences.values()) {
      if (!audience.stirred) continue;
      audience.stirred = false;
      deliveries.dispatch(audience);
      changed = true;
    }
    if (!changed) return;
    changed = false;
    means.journal().serial(nextSerial);
    means.journal().pools(PoolCodec.encode(audiences.values(), Means.now().wallMillis() / 1000));
  }
}
