package jsupervisor.http.live;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jsupervisor.usage.Meter;
import jsupervisor.usage.Observer;

/** What processes use, for those that somebody looks at. Safe for any thread. */
final class Watches implements Observer {
  /** How long samples are kept after the last look. */
  private static final long MEMORY = TimeUnit.MINUTES.toNanos(10);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Meter meter;
  private final Map<String, Watch> watches = new HashMap<>();
  private Optional<Meter.Observation> observation = Optional.empty();
  private Set<String> wanted = Set.of();
  private Map<String, jsupervisor.web.Sample> fresh = new TreeMap<>();

  /**
   * @param meter looks at processes
   */
  Watches(Meter meter) {
    this.meter = meter;
  }

  /** Somebody looks at a process. */
  synchronized void open(String process, int pid) {
    forget();
    var watch = watches.computeIfAbsent(process, _ -> new Watch());
    watch.pid(pid);
    watch.watched(System.nanoTime());
  }

  /** A process has another child; nothing where nobody looks. */
  synchronized void pid(String process, int pid) {
    var watch = watches.get(process);
    if (watch != null) watch.pid(pid);
  }

  synchronized List<jsupervisor.web.Sample> samples(String process) {
    forget();
    var watch = watches.get(process);
    return watch == null ? List.of() : watch.samples();
  }

  /** Has each of these looked at until the next call, and says what is new since the last one. */
  synchronized Map<String, jsupervisor.web.Sample> look(Set<String> processes) {
    wanted = processes;
    if (processes.isEmpty()) rest();
    else if (observation.isEmpty())
      observation = Optional.of(meter.observe(PAUSE, Meter.Depth.USAGE, this));
    var told = fresh;
    fresh = new TreeMap<>();
    told.keySet().retainAll(processes);
    return told;
  }

  /** Nobody looks any more. */
  synchronized void rest() {
    observation.ifPresent(Meter.Observation::close);
    observation = Optional.empty();
  }

  @Override
  public synchronized Collection<Integer> pids() {
    return wanted.stream()
        .filter(watches::containsKey)
        .map(process -> watches.get(process).pid())
        .toList();
  }

  @Override
  public synchronized void seen(Map<Integer, jsupervisor.usage.Sample> samples) {
    for (var process : wanted) {
      var watch = watches.get(process);
      if (watch == null) continue;
      watch.watched(System.nanoTime());
      var sample = Optional.ofNullable(samples.get(watch.pid()));
      sample.flatMap(watch::add).ifPresent(shown -> fresh.put(process, shown));
    }
  }

  private void forget() {
    long now = System.nanoTime();
    watches.values().removeIf(watch -> watch.forgotten(now, MEMORY));
  }
}
