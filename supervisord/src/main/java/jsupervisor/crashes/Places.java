package jsupervisor.crashes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jsupervisor.output.Marks;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/**
 * Where in the logs the output of each child is. The output thread tells it, and never waits; all
 * else is for one other thread.
 */
final class Places implements Marks {
  private static final int WAITING = 8192;
  private static final int KEPT = 8192;

  private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Consumer<Place> begun;
  private final Map<Key, Range> ranges = Latest.put(KEPT);

  private record Told(Place place, boolean end) {}

  private record Key(ProcessName process, int pid, Channel channel) {}

  /**
   * A part of a log.
   *
   * @param path of the file
   * @param from first byte, -1 = not known: so many others have begun since
   * @param to first byte behind it; empty = it goes on
   */
  record Range(String path, long from, OptionalLong to) {}

  /**
   * @param begun is told of each beginning, by the other thread
   */
  Places(Consumer<Place> begun) {
    this.begun = begun;
  }

  @Override
  public void begins(Place place) {
    put(new Told(place, false));
  }

  @Override
  public void ends(Place place) {
    put(new Told(place, true));
  }

  private void put(Told one) {
    if (!told.offer(one)) dropped.incrementAndGet();
  }

  /** What could not be taken in time, all in all. */
  long dropped() {
    return dropped.get();
  }

  /** Takes what was told. */
  void take() {
    var all = new ArrayList<Told>();
    told.drainTo(all);
    all.forEach(this::note);
  }

  private void note(Told one) {
    var place = one.place();
    var key = new Key(place.process(), place.pid(), place.channel());
    if (!one.end()) {
      begun.accept(place);
      ranges.put(key, new Range(place.path(), place.offset(), OptionalLong.empty()));
      return;
    }
    var begun = ranges.getOrDefault(key, new Range(place.path(), -1, OptionalLong.empty()));
    ranges.put(key, new Range(place.path(), begun.from(), OptionalLong.of(place.offset())));
  }

  /**
   * Waits until the output of a child is in its logs.
   *
   * @param patience in milliseconds; a disk may be slow
   */
  void settle(ProcessName process, int pid, long patience) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    take();
    while (goesOn(process, pid)) {
      var next = told.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) return;
      note(next);
      take();
    }
  }

  private boolean goesOn(ProcessName process, int pid) {
    return List.of(Channel.values()).stream()
        .flatMap(channel -> of(process, pid, channel).stream())
        .anyMatch(range -> range.to().isEmpty());
  }

  /** Where the output of a child is; empty when it is in no file, or has long been forgotten. */
  Optional<Range> of(ProcessName process, int pid, Channel channel) {
    return Optional.ofNullable(ranges.get(new Key(process, pid, channel)));
  }

  /** A child is of no interest any more. */
  void forget(ProcessName process, int pid) {
    for (var channel : Channel.values()) ranges.remove(new Key(process, pid, channel));
  }
}
