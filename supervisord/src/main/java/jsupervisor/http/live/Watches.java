package jsupervisor.http.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import jsupervisor.web.Sample;

/** What processes use, for those that somebody looks at. Safe for any thread. */
final class Watches {
  /** How long samples are kept after the last look. */
  private static final long MEMORY = TimeUnit.MINUTES.toNanos(10);

  private final long pageSize = Usage.pageSize();
  private final Map<String, Watch> watches = new HashMap<>();

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

  synchronized List<Sample> samples(String process) {
    forget();
    var watch = watches.get(process);
    return watch == null ? List.of() : watch.samples();
  }

  /** Looks at each of these once, and says what is new. */
  synchronized Map<String, Sample> look(Set<String> processes) {
    var fresh = new TreeMap<String, Sample>();
    for (var process : processes) {
      var watch = watches.get(process);
      if (watch == null) continue;
      watch.watched(System.nanoTime());
      if (watch.pid() == 0) continue;
      Usage.of(watch.pid())
          .flatMap(
              usage -> watch.add(usage, pageSize, System.nanoTime(), System.currentTimeMillis()))
          .ifPresent(sample -> fresh.put(process, sample));
    }
    return fresh;
  }

  private void forget() {
    long now = System.nanoTime();
    watches.values().removeIf(watch -> watch.forgotten(now, MEMORY));
  }
}
