package jsupervisor.alerts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.rule.Happening;
import jsupervisor.alerts.rule.Rule;
import jsupervisor.alerts.rule.Sight;
import jsupervisor.alerts.say.Message;
import jsupervisor.alerts.send.Outcome;
import jsupervisor.alerts.send.Target;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.terms.LogLevel;

/** One alert with all that belongs to it. One thread. */
final class Post {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Message.Sender sender;
  private final Desk desk;
  private final BiConsumer<LogLevel, String> log;
  private final Rule rule;
  private final List<Delivery> deliveries = new ArrayList<>();
  private boolean changed;
  private long keptNanos;
  private long made;

  /** Sends a message on another thread, and says later what has become of it. */
  @FunctionalInterface
  interface Carrier {
    void carry(Post post, Delivery delivery, Message message);
  }

  /** Opens it, and goes on with what another JVM has left. */
  Post(
      AlertConfig config,
      Message.Sender sender,
      List<Target> targets,
      Desk desk,
      BiConsumer<LogLevel, String> log) {
    this.sender = sender;
    this.desk = desk;
    this.log = log;
    var kept = desk.open();
    rule = new Rule(config, ZoneId.systemDefault(), kept.state());
    for (var target : targets) {
      var untold = kept.waiting().getOrDefault(target.word(), Digest.NONE);
      deliveries.add(new Delivery(target, untold, System.nanoTime(), Post::chance));
    }
    kept.waiting()
        .forEach((word, digest) -> {
          if (targets.stream().noneMatch(target -> target.word().equals(word)))
            say(
                LogLevel.WARN,
                digest.count() + " events are dropped: there is no " + word + " now");
        });
  }

  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  private void say(LogLevel level, String text) {
    log.accept(level, "alert " + sender.alert() + ": " + text);
  }

  void heard(Happening what) {
    rule.heard(what);
  }

  /** Makes a message if it is time for one, keeps what has changed, and sends what may go. */
  void turn(long nowMillis, long nowNanos, Sight sight, Carrier carrier) {
    var message = rule.due(nowMillis, sight);
    message.ifPresent(digest -> {
      made++;
      for (var delivery : deliveries) delivery.add(digest);
    });
    changed |= rule.takeChanged();
    if (message.isPresent() || (changed && nowNanos - keptNanos >= SECOND_NANOS))
      keep(nowNanos, message.isPresent());
    for (var delivery : deliveries)
      delivery.take(nowNanos).ifPresent(digest -> carrier.carry(this, delivery, message(digest)));
  }

  private Message message(Digest digest) {
    return new Message(sender, false, rule.trouble(), digest);
  }

  private void keep(long nowNanos, boolean durable) {
    desk.keep(Kept.of(rule.state(), deliveries), durable);
    keptNanos = nowNanos;
    changed = false;
  }

  /** What has become of a message. */
  void done(Delivery delivery, Message message, Outcome outcome, long nowNanos) {
    var word = delivery.target().word();
    switch (delivery.done(outcome, nowNanos)) {
      case Delivery.News.Told(boolean again) -> {
        if (again) say(LogLevel.INFO, word + " can be told again");
        say(LogLevel.INFO, "told " + word + ": " + message.title());
      }
      case Delivery.News.Away(boolean first, var why) -> {
        if (first)
          say(LogLevel.WARN, word + " cannot be told, it waits and is tried again: " + why);
      }
      case Delivery.News.Dropped(long events, var why) ->
          say(LogLevel.WARN, word + " refuses a message, " + events + " events are lost: " + why);
    }
    keep(nowNanos, false);
  }

  /** The last that this JVM does. */
  void close(long nowNanos) {
    changed |= rule.takeChanged();
    if (changed) keep(nowNanos, true);
  }

  /** Whether nothing can come to pass until something happens. */
  boolean idle() {
    return rule.idle()
        && !changed
        && deliveries.stream().allMatch(delivery -> delivery.untold().isEmpty());
  }

  boolean flying() {
    return deliveries.stream().anyMatch(Delivery::flying);
  }

  AlertStatus status() {
    return new AlertStatus(
        sender.alert(),
        rule.pending().count(),
        made,
        rule.lastMillis(),
        deliveries.stream().map(Delivery::status).toList());
  }
}
