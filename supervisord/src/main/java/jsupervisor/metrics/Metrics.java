package jsupervisor.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jsupervisor.ask.Transition;
import jsupervisor.chronicle.Chronicler;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Occurrence;
import jsupervisor.chronicle.Page;
import jsupervisor.metrics.format.OpenMetrics;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Meter;
import jsupervisor.usage.Observer;
import jsupervisor.usage.Sample;

/**
 * Makes figures of what is announced and of what processes use: for those who fetch them, and at
 * each interval for those who are sent them. Any thread.
 */
public final class Metrics implements AutoCloseable {
  /** No page is made anew sooner, however many ask. */
  private static final long FRESH_NANOS = 200_000_000;

  private final int mostProcesses;
  private final LogSizes logs = new LogSizes();
  private final RpcCounts calls = new RpcCounts();
  private final RpcCounts requests = new RpcCounts();
  private final ProbeCounts probes = new ProbeCounts();
  private final LongAdder refused = new LongAdder();
  private final Tooks tooks = new Tooks();
  private final Outlets outlets;
  private final Chronicler chronicler;
  private final Meter.Observation observation;
  private final long createdMillis = System.currentTimeMillis();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Map<Integer, Sample> samples = Map.of();
  private volatile Supplier<Map<Probed, Boolean>> health = Map::of;
  private Rendered old = Rendered.NONE;
  private Rendered modern = Rendered.NONE;

  private record Rendered(byte[] bytes, long atNanos) {
    static final Rendered NONE = new Rendered(new byte[0], 0);

    boolean fresh() {
      return bytes.length > 0 && System.nanoTime() - atNanos < FRESH_NANOS;
    }
  }

  /**
   * What it works with.
   *
   * @param chronicler knows what was announced, and tells of it
   * @param meter looks at processes
   * @param patient makes the calling thread give way to others
   * @param log the main log; any thread
   */
  public record Means(
      Chronicler chronicler, Meter meter, Runnable patient, BiConsumer<LogLevel, String> log) {}

  private Metrics(Settings settings, Means means) {
    mostProcesses = settings.mostProcesses();
    outlets = Outlets.open(settings, means);
    chronicler = means.chronicler();
    chronicler.tell(this::changed);
    observation = means.meter().observe(settings.interval(), Meter.Depth.DESCRIPTORS, new Looks());
  }

  /** Begins; the first figures are there a moment later. */
  public static Metrics start(Settings settings, Means means) {
    return new Metrics(settings, means);
  }

  /** What the meter is told, and what it tells. */
  private final class Looks implements Observer {
    @Override
    public Collection<Integer> pids() {
      return chronicler.page().children().keySet();
    }

    @Override
    public void seen(Map<Integer, Sample> seen) {
      samples = seen;
      var page = chronicler.page();
      logs.look(page);
      probes.forget(page);
      outlets.send(tooks.take(leftOut(page)), Metrics.this::moment);
    }
  }

  private void changed(ProcessName name, Transition change, List<Occurrence> means) {
    if (!outlets.wantTimes()) return;
    for (var each : means) {
      switch (each) {
        case Occurrence.CameUp(long millis) ->
            tooks.process(name, ProcessFigures.START_DURATION, millis);
        case Occurrence.WentDown(long millis) ->
            tooks.process(name, ProcessFigures.STOP_DURATION, millis);
        case Occurrence.Started _,
            Occurrence.Ended _,
            Occurrence.NotSpawned _,
            Occurrence.GaveUp _ -> {}
      }
    }
  }

  /**
   * A call of the API was answered.
   *
   * @param method a name of which there are not many
   * @param fault whether the answer is one
   * @param nanos how long that took
   */
  public void called(String method, boolean fault, long nanos) {
    calls.add(method, fault, nanos);
    if (outlets.wantTimes()) tooks.call(method, nanos);
  }

  /**
   * A request was answered that was no call of the API, or a call was refused.
   *
   * @param name of which there are not many; those of methods have no blank
   * @param result {@code ok}, {@code refused} or what went wrong
   * @param nanos how long that took
   */
  public void request(String name, String result, long nanos) {
    if (result.equals("refused")) refused.increment();
    if (name.indexOf(' ') >= 0) requests.add(name, !result.equals("ok"), nanos);
  }

  /**
   * Health is known from now on.
   *
   * @param known whether each is healthy, of those only of which it is known; any thread, at once
   */
  public void watch(Supplier<Map<Probed, Boolean>> known) {
    health = known;
  }

  /**
   * A probe has ended. One thread.
   *
   * @param good whether the answer was what is expected
   * @param micros that it took; empty = nobody knows
   */
  public void probed(Probed probed, boolean good, OptionalLong micros) {
    var entry = chronicler.page().entries().get(probed.name());
    boolean process = !probed.outside();
    if ((entry != null) != process) return; // it has just gone, or a process has its name
    probes.add(probed, process ? entry.tally().createdMillis() : createdMillis, good, micros);
    if (micros.isPresent() && outlets.wantTimes())
      tooks.process(probed.name(), ProbeFigures.DURATION, micros.getAsLong() / 1000.0);
  }

  /**
   * All figures for those who fetch them, as they were at most half a second ago.
   *
   * @param inOpenMetrics else in the older text format of Prometheus
   */
  public byte[] page(boolean inOpenMetrics) {
    lock.lock();
    try {
      var last = inOpenMetrics ? modern : old;
      if (last.fresh()) return last.bytes();
      var bytes = OpenMetrics.of(Figures.of(moment()), inOpenMetrics);
      var made = new Rendered(bytes, System.nanoTime());
      if (inOpenMetrics) modern = made;
      else old = made;
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private Figures.Moment moment() {
    var page = chronicler.page();
    var looked = samples;
    long now = System.currentTimeMillis();
    var processes = new ArrayList<Seen>();
    var states = new EnumMap<StateCode, Long>(StateCode.class);
    page.entries()
        .forEach((name, entry) -> {
          states.merge(entry.tally().state(), 1L, Long::sum);
          var sample = Optional.ofNullable(looked.get(entry.pid())).filter(s -> own(s, entry));
          if (processes.size() < mostProcesses)
            processes.add(new Seen(name, entry, sample, logs.of(name), now));
        });
    return new Figures.Moment(
        processes,
        probed(page),
        states,
        leftOut(page).size(),
        page.lost(),
        calls.calls(),
        requests.calls(),
        refused.sum(),
        deliveries(),
        createdMillis);
  }

  private List<ProbeFigures.One> probed(Page page) {
    var known = health.get();
    return shown(page)
        .limit(mostProcesses)
        .map(who ->
            new ProbeFigures.One(who.name(), probes.of(who), Optional.ofNullable(known.get(who))))
        .filter(one -> !one.silent())
        .toList();
  }

  /** Whoever could have figures of its own, in the order in which there is room for them. */
  private Stream<Probed> shown(Page page) {
    return Stream.concat(
        page.entries().keySet().stream().map(Probed::process), probes.outside(page).stream());
  }

  private Set<ProcessName> leftOut(Page page) {
    return shown(page).skip(mostProcesses).map(Probed::name).collect(Collectors.toSet());
  }

  /** Whether it was looked at since it is there: its pid may have been another one's. */
  private static boolean own(Sample sample, Entry entry) {
    return entry.info().filter(info -> sample.atMillis() >= info.startMillis()).isPresent();
  }

  private Map<String, Figures.Delivery> deliveries() {
    var all = new TreeMap<>(outlets.deliveries());
    if (outlets.wantTimes()) all.put("times", new Figures.Delivery(0, tooks.dropped()));
    return all;
  }

  /** Ends soon; does not wait. */
  @Override
  public void close() {
    observation.close();
    outlets.close();
  }
}
