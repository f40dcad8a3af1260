package jsupervisor.crashes.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jsupervisor.crashes.report.CrashCodec;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.Fingerprint;
import jsupervisor.crashes.report.Good;
import jsupervisor.crashes.report.Profile;
import jsupervisor.crashes.report.Summary;
import jsupervisor.terms.ProcessName;

/**
 * Unexpected ends, grouped, and how processes were started when they last went well. One thread
 * writes; {@link #summaries} and {@link #group} are for any.
 */
public final class Store {
  /** Longest file. */
  static final int LARGEST = 1 << 20;

  /** What is known of good starts is held in memory. */
  private static final long MOST_FOR_GOODS = 4 << 20;

  /**
   * Kinds of ends that one group of processes may have, and of errors in its logs: it must not push
   * out all others, nor its errors its ends.
   */
  private static final int MOST_OF_A_GROUP = 200;

  /** Kinds of which an end was counted and not yet written that are written at a time. */
  private static final int MOST_AT_A_TIME = 50;

  private final Shelf<CrashGroup, Summary> groups;
  private final Shelf<Good, Good> goods;
  private final Map<String, Summary> counted = new LinkedHashMap<>();
  private volatile List<Summary> summaries = List.of();
  private boolean changed;

  /**
   * @param folder that is ours alone; its parent is there
   * @param most bytes of all files together
   * @param said takes a line about damage
   */
  public Store(Path folder, long most, Consumer<String> said) {
    long forGoods = Math.min(most / 4, MOST_FOR_GOODS);
    groups =
        new Shelf<>(
            folder,
            ".crash",
            most - forGoods,
            new Shelf.Form<>(
                CrashCodec::encode,
                CrashCodec::group,
                CrashGroup::summary,
                group -> group.summary().lastMillis()),
            said);
    goods =
        new Shelf<>(
            folder,
            ".good",
            forGoods,
            new Shelf.Form<>(CrashCodec::encode, CrashCodec::good, good -> good, Good::sinceMillis),
            said);
  }

  /**
   * Looks at what is there.
   *
   * @throws IOException when the folder cannot be made or read
   */
  public void open() throws IOException {
    groups.open();
    goods.open();
    publish();
  }

  /**
   * Keeps a report.
   *
   * @return all ends of its kind
   * @throws IOException when it cannot be written
   */
  public Summary put(Fingerprint print, CrashReport report) throws IOException {
    var before = summary(print.id());
    var summary =
        before
            .map(known -> known.more(report.process(), report.endedMillis(), true))
            .orElseGet(() -> Summary.first(print, report));
    groups.put(print.id(), new CrashGroup(summary, report), before.isEmpty());
    counted.remove(print.id());
    if (before.isEmpty()) limit(summary);
    publish();
    return summary;
  }

  private void limit(Summary newest) {
    var own =
        groups.briefs().stream()
            .filter(each -> each.group().equals(newest.group()) && each.logged() == newest.logged())
            .toList();
    if (own.size() <= MOST_OF_A_GROUP) return;
    own.stream()
        .min(Comparator.comparingLong(Summary::lastMillis))
        .ifPresent(oldest -> groups.drop(oldest.id()));
  }

  /**
   * Counts one more end of a kind that is known; {@link #flush} shows and writes it.
   *
   * @return whether the kind is known
   */
  public boolean count(String id, ProcessName process, long atMillis) {
    var before = summary(id);
    before.ifPresent(known -> counted.put(id, known.more(process, atMillis, false)));
    changed |= before.isPresent();
    return before.isPresent();
  }

  private Optional<Summary> summary(String id) {
    return groups.brief(id).map(known -> counted.getOrDefault(id, known));
  }

  /**
   * Writes what was only counted, some of it at least.
   *
   * @throws IOException when one cannot be read or written; it waits for the next time
   */
  public void flush() throws IOException {
    if (changed) publish();
    var failures = new ArrayList<IOException>();
    for (var id : counted.keySet().stream().limit(MOST_AT_A_TIME).toList()) {
      try {
        flush(id);
      } catch (IOException e) {
        counted.put(id, counted.remove(id)); // behind the others
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) throw failures.getFirst();
  }

  /** One whose report somebody has removed is not known any more. */
  private void flush(String id) throws IOException {
    var group = groups.reread(id);
    if (group.isPresent()) groups.put(id, group.get().with(counted.get(id)), false);
    else changed = true;
    counted.remove(id);
  }

  /**
   * Writes all that was only counted.
   *
   * @throws IOException when one cannot be written; the others are given up, too
   */
  public void close() throws IOException {
    while (!counted.isEmpty()) flush();
  }

  private void publish() {
    changed = false;
    var all = new ArrayList<Summary>();
    for (var each : groups.briefs()) all.add(counted.getOrDefault(each.id(), each));
    all.sort(Comparator.comparingLong(Summary::lastMillis).reversed());
    summaries = List.copyOf(all);
  }

  /** All kinds, the one with the youngest end first. */
  public List<Summary> summaries() {
    return summaries;
  }

  /** All about one kind, as long as it is kept. */
  public Optional<CrashGroup> group(String id) {
    var summary = summaries.stream().filter(each -> each.id().equals(id)).findFirst();
    return summary.flatMap(known -> groups.get(id).map(group -> group.with(known)));
  }

  /** How a process was started when it last went well. */
  public Optional<Good> good(ProcessName process) {
    return goods.brief(name(process)).filter(good -> good.process().equals(process.text()));
  }

  /**
   * A process goes well as it was started now.
   *
   * @throws IOException when that cannot be written
   */
  public void good(ProcessName process, Profile profile, long nowMillis) throws IOException {
    if (good(process).filter(known -> known.profile().equals(profile)).isPresent()) return;
    goods.put(name(process), new Good(process.text(), profile, nowMillis), false);
  }

  /** Names of processes may hold anything. */
  private static String name(ProcessName process) {
    return Fingerprint.hash(List.of(process.group(), process.process()));
  }
}
