package jsupervisor.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Page;
import jsupervisor.history.ring.Sample;
import jsupervisor.terms.ProcessName;

/** Makes samples of what the meter sees, one for each process and interval. One thread. */
final class Looks {
  /** Before that the kernel's hundredths of a second are too coarse to tell anything. */
  private static final long LEAST_MILLIS = 1000;

  private static final double NANOS_PER_TICK = 1e9 / jsupervisor.usage.Usage.TICKS_PER_SECOND;
  private static final long KILOBYTE = 1024;

  private final int interval;
  private final Counts counts;
  private Map<ProcessName, Last> last = new HashMap<>();
  private long lookedMillis;

  /**
   * What is known of a process since its last sample.
   *
   * @param slot interval of that
   * @param seen what its child had used then
   */
  private record Last(long slot, Optional<jsupervisor.usage.Sample> seen) {}

  /** A sample of a process. */
  record Taken(ProcessName process, Sample sample) {}

  /**
   * @param interval seconds
   * @param counts what has happened since
   */
  Looks(int interval, Counts counts) {
    this.interval = interval;
    this.counts = counts;
  }

  /**
   * A look at everything.
   *
   * @param seen what children use, by pid
   * @return samples of those for whom an interval has begun, if there is anything to tell
   */
  List<Taken> at(Page page, Map<Integer, jsupervisor.usage.Sample> seen, long nowMillis) {
    var all = new ArrayList<Taken>();
    var next = new HashMap<ProcessName, Last>();
    long second = Math.floorDiv(nowMillis, 1000L);
    long slot = Math.floorDiv(second, interval);
    page.entries()
        .forEach((name, entry) -> {
          var before = last.get(name);
          if (before != null && before.slot() == slot) {
            next.put(name, before);
            return;
          }
          var now = Optional.ofNullable(seen.get(entry.pid())).filter(s -> own(s, entry));
          next.put(name, new Last(slot, now));
          sample(second, name, entry, before, now).ifPresent(all::add);
        });
    last = next;
    lookedMillis = nowMillis;
    counts.keep(page.entries().keySet());
    return all;
  }

  /** Whether it was looked at since it is there: its pid may have been another one's. */
  private static boolean own(jsupervisor.usage.Sample sample, Entry entry) {
    return entry.info().filter(info -> sample.atMillis() >= info.startMillis()).isPresent();
  }

  private Optional<Taken> sample(
      long second,
      ProcessName name,
      Entry entry,
      Last before,
      Optional<jsupervisor.usage.Sample> now) {
    int starts = counts.starts(name);
    long micros = counts.micros(name);
    if (now.isPresent())
      return Optional.of(new Taken(name, used(second, entry, before, now.get(), micros, starts)));
    if (starts == 0 && micros < 0) return Optional.empty();
    return Optional.of(
        new Taken(
            name,
            new Sample(
                second, Sample.NONE, Sample.NONE, Sample.NONE, Sample.NONE, micros, starts)));
  }

  private Sample used(
      long second,
      Entry entry,
      Last before,
      jsupervisor.usage.Sample now,
      long micros,
      int starts) {
    return new Sample(
        second,
        cpu(entry, before, now),
        now.usage().residentBytes() / KILOBYTE,
        now.usage().threads(),
        now.descriptors().orElse(Sample.NONE),
        micros,
        starts);
  }

  /** Since the sample before, or of a new child since its start; of another it is not known. */
  private long cpu(Entry entry, Last before, jsupervisor.usage.Sample now) {
    var same =
        Optional.ofNullable(before).flatMap(Last::seen).filter(seen -> seen.sameProcess(now));
    if (same.isPresent())
      return hundredths(
          now.usage().cpuTicks() - same.get().usage().cpuTicks(),
          now.atNanos() - same.get().atNanos());
    long started = entry.info().map(ProcessInfo::startMillis).orElse(0L);
    long ran = now.atMillis() - started;
    boolean fresh = started >= lookedMillis && lookedMillis > 0;
    return fresh && ran >= LEAST_MILLIS
        ? hundredths(now.usage().cpuTicks(), ran * 1_000_000)
        : Sample.NONE;
  }

  private static long hundredths(long ticks, long nanos) {
    if (nanos <= 0 || ticks < 0) return Sample.NONE;
    return Math.round(ticks * NANOS_PER_TICK * 100 * 100 / nanos);
  }
}
