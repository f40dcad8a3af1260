package jsupervisor.probes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.kept.Losses;
import jsupervisor.probes.attempt.Answer;
import jsupervisor.probes.attempt.Attempt;
import jsupervisor.terms.LogLevel;

/** Asks whoever is due, and does what the answers want. Of the probes' thread. */
final class Rounds {
  /**
   * A few are begun one after the other; who starts a program shall get the processor in between.
   */
  private static final int BATCH = 4;

  private static final long BREATH_NANOS = 5_000_000;

  /** Breaths until all are begun who are due together. */
  private static final int BREATHS = 20;

  private static final Answer HANGS = new Answer(false, "the last probe still hangs");

  private final int uid;
  private final Ward ward;
  private final Flights flights;
  private final Remedy remedy;
  private final HealthListener changed;
  private final ProbeListener probed;
  private final BiConsumer<LogLevel, String> log;
  private final Losses waits;
  private final Deque<Subject> due = new ArrayDeque<>();
  private int batch = BATCH;
  private long nextNanos;
  private long waited;

  Rounds(
      int uid,
      Ward ward,
      Flights flights,
      Remedy remedy,
      HealthListener changed,
      ProbeListener probed,
      BiConsumer<LogLevel, String> log) {
    this.uid = uid;
    this.ward = ward;
    this.flights = flights;
    this.remedy = remedy;
    this.changed = changed;
    this.probed = probed;
    this.log = log;
    nextNanos = System.nanoTime();
    waits = new Losses("probes had to wait", text -> log.accept(LogLevel.WARN, text));
  }

  /** Who is due the longest comes first. */
  void look() {
    long now = System.nanoTime();
    flights.end(now);
    due.clear();
    ward.subjects().stream()
        .filter(subject -> due(subject, now))
        .sorted((a, b) -> Long.signum(a.pulse.nextNanos() - b.pulse.nextNanos()))
        .forEach(due::add);
    batch = Math.max(BATCH, due.size() / BREATHS);
    waits.say(waited, Flights.MOST + " are under way already");
  }

  /** Asks some of those who are due, unless others have just been asked. */
  void ask() {
    long now = System.nanoTime();
    if (due.isEmpty() || now - nextNanos < 0) return;
    nextNanos = now + BREATH_NANOS;
    for (int i = 0; i < batch && !due.isEmpty(); i++) {
      var subject = due.remove();
      if (due(subject, now)) ask(subject, now);
    }
  }

  /** How long there is nobody to ask, as far as is known. */
  long restNanos() {
    return due.isEmpty() ? Long.MAX_VALUE : Math.max(0, nextNanos - System.nanoTime());
  }

  private static boolean due(Subject subject, long now) {
    return subject.pulse.due(now) && !flying(subject);
  }

  private static boolean flying(Subject subject) {
    return subject.flight.filter(flight -> !flight.over() && !flight.late()).isPresent();
  }

  private void ask(Subject subject, long now) {
    if (subject.flight.filter(flight -> !flight.over()).isPresent()) {
      answered(subject, HANGS, OptionalLong.empty(), now);
      return;
    }
    if (flights.full()) {
      waited++;
      return;
    }
    var probe = subject.probe().orElseThrow();
    try {
      var attempt = Attempt.of(subject.placed, uid);
      subject.flight = Optional.of(flights.launch(subject.name, attempt, probe.timeout()));
    } catch (OutOfMemoryError _) { // no thread can be had (pthread_create(3))
      waited++;
    }
  }

  /** Those of runs that are over mean nothing. */
  void answers(List<Flights.Landed> landed) {
    long now = System.nanoTime();
    for (var each : landed)
      ward.subject(each.name())
          .filter(subject -> subject.flight.filter(it -> it.number() == each.number()).isPresent())
          .ifPresent(subject -> answered(subject, each.answer(), micros(each), now));
  }

  private static OptionalLong micros(Flights.Landed each) {
    return OptionalLong.of(TimeUnit.NANOSECONDS.toMicros(each.nanos()));
  }

  private void answered(Subject subject, Answer answer, OptionalLong micros, long now) {
    if (!subject.pulse.beats()) return;
    probed.probed(subject.name, answer.good(), micros);
    var probe = subject.probe().orElseThrow();
    var before = subject.pulse.health();
    double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
    var step = subject.pulse.answered(answer, probe, now, jitter);
    subject.pulse = step.next();
    subject.last = answer.words();
    var after = subject.pulse.health();
    if (after != before) {
      subject.sinceMillis = System.currentTimeMillis();
      ward.note();
      say(subject, probe, before == Health.STARTING);
      boolean alert = probe.action() == Probe.Action.ALERT;
      changed.changed(subject.name, before, after, answer.words(), alert);
    }
    if (step.act()) act(subject, probe);
    spare(subject, probe, step.spared());
  }

  private void say(Subject subject, Probe probe, boolean first) {
    var label = Vigil.label(subject.name);
    var why = " (" + subject.last + ")";
    if (subject.pulse.health() == Health.HEALTHY)
      log.accept(LogLevel.INFO, "healthy: " + label + (first ? "" : " again") + why);
    else
      log.accept(
          probe.action() == Probe.Action.NONE ? LogLevel.INFO : LogLevel.WARN,
          "unhealthy: " + label + ", failed probes: " + subject.pulse.failures() + why);
  }

  /** A probe that cannot even be run says nothing of the program; that is said once in a row. */
  private void spare(Subject subject, Probe probe, boolean spared) {
    if (spared && !subject.spared) {
      var deed =
          probe.action() == Probe.Action.RESTART
              ? "restarting "
              : "sending " + probe.signal().name() + " to ";
      log.accept(
          LogLevel.WARN, "not " + deed + Vigil.label(subject.name) + ": its probe " + subject.last);
    }
    subject.spared = spared;
  }

  private void act(Subject subject, Probe probe) {
    if (subject.treated) return;
    var label = Vigil.label(subject.name);
    switch (probe.action()) {
      case NONE, ALERT -> {}
      case RESTART -> {
        subject.treated = true;
        ward.keep();
        log.accept(LogLevel.WARN, "restarting " + label + ": unhealthy (" + subject.last + ")");
        remedy.restart(subject.name, () -> subject.treated = false);
      }
      case SIGNAL -> {
        var name = probe.signal().name();
        log.accept(
            LogLevel.WARN,
            "sending " + name + " to " + label + ": unhealthy (" + subject.last + ")");
        remedy.signal(subject.name, probe.signal(), () -> {});
      }
    }
  }
}
