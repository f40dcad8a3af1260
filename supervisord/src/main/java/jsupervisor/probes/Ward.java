package jsupervisor.probes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Vigil;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Page;
import jsupervisor.probes.uptime.History;
import jsupervisor.terms.Fault;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** All that are watched: who there is, and whether it runs. Of the probes' thread. */
final class Ward {
  private final Asker asker;
  private final Archive archive;
  private final Flights flights;
  private final Remedy remedy;
  private final Map<ProcessName, Subject> subjects = new HashMap<>();
  private Optional<Map<ProcessName, Long>> admitted = Optional.empty();
  private long lost;
  private long lookedNanos = System.nanoTime();
  private boolean known;
  private boolean changed;
  private boolean news = true;

  Ward(Settings settings, Asker asker, Archive archive, Flights flights, Remedy remedy) {
    this.asker = asker;
    this.archive = archive;
    this.flights = flights;
    this.remedy = remedy;
    long now = System.nanoTime();
    long nowMillis = System.currentTimeMillis();
    settings
        .outside()
        .forEach((name, placed) -> {
          var key = new ProcessName(Vigil.OUTSIDE, name);
          var subject = new Subject(key, placed, History.begun(nowMillis), now);
          subject.run = nowMillis;
          subject.sinceMillis = nowMillis;
          subject.pulse = subject.pulse.began(now);
          subjects.put(key, subject);
        });
  }

  Collection<Subject> subjects() {
    return subjects.values();
  }

  Optional<Subject> subject(ProcessName name) {
    return Optional.ofNullable(subjects.get(name));
  }

  /** Something is to be kept soon. */
  void note() {
    changed = true;
    news = true;
  }

  /** Whether the board is to be made anew at once. */
  boolean news() {
    return news;
  }

  /** Whether something is to be kept soon. */
  boolean changed() {
    return changed;
  }

  /** Asks what is watched when processes have come or gone, or news was lost. */
  void admit(Page page) {
    var there = new HashMap<ProcessName, Long>();
    page.entries().forEach((name, entry) -> there.put(name, entry.tally().createdMillis()));
    if (admitted.isPresent() && admitted.get().equals(there) && lost == page.lost()) return;
    try {
      admit(asker.ask(new Ask.Vigils()));
    } catch (Fault _) {
      return; // the daemon is ending
    }
    admitted = Optional.of(there);
    news = true;
    lost = page.lost();
    known |=
        there
            .keySet()
            .containsAll(subjects.keySet().stream().filter(name -> !Vigil.outside(name)).toList());
  }

  private void admit(Map<ProcessName, Vigil.Placed> vigils) {
    for (var subject : subjects.values().stream().toList())
      if (!subject.outside() && !vigils.containsKey(subject.name)) dismiss(subject);
    vigils.forEach((name, placed) -> {
      var subject = subjects.get(name);
      if (subject != null && subject.placed.equals(placed)) return;
      if (subject != null) dismiss(subject);
      long nowMillis = System.currentTimeMillis();
      subjects.put(name, new Subject(name, placed, archive.of(name, nowMillis), System.nanoTime()));
    });
  }

  private void dismiss(Subject subject) {
    archive.put(subject.name, subject.kept(System.currentTimeMillis()));
    subject.flight.ifPresent(flights::abort);
    subjects.remove(subject.name);
  }

  /** Takes over what runs, and counts how long it has been up since the last look. */
  void look(Page page) {
    long now = System.nanoTime();
    long elapsed = (now - lookedNanos) / 1_000_000;
    lookedNanos += elapsed * 1_000_000;
    for (var subject : subjects.values()) {
      if (subject.outside()) continue;
      var entry = page.entries().get(subject.name);
      if (entry == null) continue;
      if (!subject.met) meet(subject, entry);
      if (subject.met) look(subject, entry, now, elapsed);
    }
  }

  private void look(Subject subject, Entry entry, long now, long elapsed) {
    long nowMillis = System.currentTimeMillis();
    long run = run(entry);
    if (run != subject.run) turn(subject, run, now, nowMillis);
    long there = Math.max(0, nowMillis - entry.tally().sinceMillis());
    if (subject.up()) subject.history.hours().up(nowMillis - Math.min(elapsed, there), nowMillis);
  }

  /** Start of the child that is RUNNING; 0 = none is, or it is not known yet which. */
  private static long run(Entry entry) {
    if (entry.tally().state() != StateCode.RUNNING) return 0;
    return entry.info().filter(info -> info.pid() > 0).map(ProcessInfo::startMillis).orElse(0L);
  }

  /** It has come or gone, or is another one. */
  private void turn(Subject subject, long run, long now, long nowMillis) {
    subject.flight.ifPresent(flights::abort);
    subject.flight = Optional.empty();
    subject.run = run;
    subject.recount();
    subject.sinceMillis = nowMillis;
    boolean asked = run != 0 && subject.probe().isPresent();
    subject.pulse = asked ? subject.pulse.began(now) : subject.pulse.ended();
    subject.last = asked ? "" : subject.last;
    note();
  }

  /** Compares what was kept with what there is: the same child has been up in between, too. */
  private void meet(Subject subject, Entry entry) {
    long run = run(entry);
    boolean unsure = run == 0 && entry.tally().state() == StateCode.RUNNING;
    boolean stopping = subject.history.restarting() && entry.tally().state() == StateCode.STOPPING;
    if (unsure || stopping || entry.info().isEmpty()) return;
    subject.met = true;
    var kept = subject.history;
    long nowMillis = System.currentTimeMillis();
    if (run != 0 && run == kept.run()) resume(subject, kept, nowMillis);
    else if (kept.restarting() && stopped(entry)) {
      subject.treated = true;
      remedy.start(subject.name, () -> subject.treated = false);
    }
  }

  /** By the same daemon, and not because it has just begun. */
  private static boolean stopped(Entry entry) {
    return entry.tally().state() == StateCode.STOPPED
        && entry.info().filter(info -> info.startMillis() > 0).isPresent();
  }

  private void resume(Subject subject, History kept, long nowMillis) {
    if (kept.up()) kept.hours().up(kept.seenMillis(), nowMillis);
    subject.run = kept.run();
    subject.recount();
    if (subject.probe().isEmpty()) return;
    var health = Health.of(kept.health());
    long now = System.nanoTime();
    boolean sure = health == Health.HEALTHY || health == Health.UNHEALTHY;
    subject.pulse = sure ? subject.pulse.resumed(health, now) : subject.pulse.began(now);
    subject.sinceMillis = sure ? kept.sinceMillis() : nowMillis;
  }

  /** Keeps all of it at once, as before something that must not be forgotten. */
  void keep() {
    file();
    archive.write(System.currentTimeMillis());
  }

  /** Gives the archive what is to be kept. */
  void file() {
    changed = false;
    long nowMillis = System.currentTimeMillis();
    for (var subject : subjects.values())
      if (!subject.outside() && subject.met) archive.put(subject.name, subject.kept(nowMillis));
  }

  Board board() {
    news = false;
    long nowMillis = System.currentTimeMillis();
    var all = new HashMap<ProcessName, Status>();
    for (var subject : subjects.values()) all.put(subject.name, subject.status(nowMillis));
    return Board.of(known, all);
  }
}
