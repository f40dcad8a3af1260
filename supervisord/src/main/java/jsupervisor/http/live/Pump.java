package jsupervisor.http.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.News;
import jsupervisor.ask.Subscription;
import jsupervisor.http.pages.Picture;
import jsupervisor.http.pages.Views;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.web.Json;

/**
 * Makes events of what the control thread announces: ten times a second, as long as somebody
 * listens and a little longer, so that a page that comes back has missed nothing. One thread for
 * all streams.
 */
final class Pump implements Runnable {
  private static final long TICK_MILLIS = 100;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long BEAT = 10 * SECOND;
  private static final long LINGER = 30 * SECOND;

  private final Hub hub;
  private final Asker asker;
  private final Views views;
  private final Picture picture;
  private final Watches watches;
  private final BiConsumer<LogLevel, String> log;
  private final Subscription subscription;
  private final HealthNews health;
  private long sampledAt = System.nanoTime();
  private long beatAt = System.nanoTime();
  private long seenAt = System.nanoTime();

  /**
   * @param subscription that nobody else looks into
   * @param health made before the first stream was
   */
  Pump(EventsHandler.Means means, Subscription subscription, HealthNews health) {
    this.hub = means.hub();
    this.asker = means.asker();
    this.views = means.views();
    this.picture = means.picture();
    this.watches = means.watches();
    this.log = means.log();
    this.subscription = subscription;
    this.health = health;
  }

  @Override
  public void run() {
    try {
      while (!over()) {
        turn(System.nanoTime());
        Thread.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      watches.rest();
    }
  }

  private boolean over() {
    long now = System.nanoTime();
    if (!hub.streams().isEmpty()) seenAt = now;
    return (hub.closed() || now - seenAt > LINGER) && hub.rest();
  }

  private void turn(long now) {
    try {
      tell(subscription.take());
      if (now - sampledAt >= SECOND) sample(now);
      if (now - beatAt >= BEAT) beat(now);
    } catch (RuntimeException e) {
      hub.interrupted();
      log.accept(LogLevel.CRITICAL, "error while telling web pages of changes, going on: " + e);
    }
    for (var stream : hub.streams()) stream.check(now);
  }

  private void tell(Subscription.Taken taken) {
    var answers = health.take();
    if (taken.dropped() > 0) {
      tellEverything();
      return;
    }
    var touched = new HashSet<ProcessName>();
    var watched = hub.watched();
    for (var news : taken.news()) tell(news, touched, watched);
    for (var answer : answers) tell(answer, touched, watched);
    if (!touched.isEmpty()) tellRows(touched, watched);
  }

  private void tell(News news, Set<ProcessName> touched, Set<String> watched) {
    switch (news) {
      case News.Changed(var name, var transition) -> {
        touched.add(name);
        if (watched.contains(name.text()))
          hub.publish(
              "transition",
              name.text(),
              Json.transition(name.text(), Views.transition(transition)));
      }
      case News.Added(_, var names) -> touched.addAll(names);
      case News.Removed(_, var names) -> touched.addAll(names);
      case News.Mood _ ->
          hub.publish("daemon", "", Json.daemon(views.daemon(asker.ask(new Ask.Look()).daemon())));
    }
  }

  private void tell(HealthNews.Change change, Set<ProcessName> touched, Set<String> watched) {
    if (change.turned()) touched.add(change.name());
    var name = change.name().text();
    if (watched.contains(name))
      hub.publish("health", name, Json.health(name, Views.health(change.status())));
  }

  /**
   * What was touched and is there no more is gone; so the order of what happened does not matter.
   */
  private void tellRows(Set<ProcessName> touched, Set<String> watched) {
    var infos = asker.ask(new Ask.Some(touched));
    for (var info : infos) {
      var name = info.name().text();
      if (watched.contains(name)) watches.open(name, info.pid());
    }
    if (!infos.isEmpty()) hub.publish("rows", "", Json.rows(views.rows(infos)));
    var there = infos.stream().map(info -> info.name()).collect(Collectors.toSet());
    List<String> gone = new ArrayList<>();
    for (var name : touched) if (!there.contains(name)) gone.add(name.text());
    if (!gone.isEmpty()) hub.publish("gone", "", Json.names(gone));
  }

  /** More has happened than can be told one by one. */
  private void tellEverything() {
    var all = asker.ask(new Ask.Look());
    for (var info : all.processes()) watches.pid(info.name().text(), info.pid());
    hub.interrupted();
    hub.publish("hello", "", new String(picture.json(), StandardCharsets.UTF_8));
  }

  private void sample(long now) {
    sampledAt = now;
    watches
        .look(hub.watched())
        .forEach((process, sample) -> hub.publish("sample", process, Json.sample(process, sample)));
  }

  private void beat(long now) {
    beatAt = now;
    hub.say(Event.beat(System.currentTimeMillis()));
  }
}
