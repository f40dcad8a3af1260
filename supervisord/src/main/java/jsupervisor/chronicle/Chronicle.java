package jsupervisor.chronicle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jsupervisor.ask.News;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/** All processes, by what was announced of them. Knows no clock and no thread; of one owner. */
final class Chronicle {
  private final TreeMap<ProcessName, Entry> entries = new TreeMap<>();
  private final Set<ProcessName> touched = new HashSet<>();

  /** A change of a process's state, with what it means. */
  record Event(ProcessName name, Transition change, List<Occurrence> means) {}

  /** Everything anew, as after announcements that were lost; what was counted stays. */
  void look(Collection<ProcessInfo> all, long nowMillis) {
    var names = all.stream().map(ProcessInfo::name).collect(Collectors.toSet());
    entries.keySet().retainAll(names);
    touched.clear();
    for (var info : all) {
      var entry = entries.getOrDefault(info.name(), begun(info.state(), nowMillis));
      boolean missed = entry.tally().state() != info.state();
      entries.put(
          info.name(), missed ? entry.with(entry.tally().in(info.state(), nowMillis)) : entry);
      seen(info);
    }
  }

  private static Entry begun(StateCode state, long nowMillis) {
    return new Entry(Tally.begun(state, nowMillis), Optional.empty());
  }

  /**
   * Takes news in order.
   *
   * @return the changes among it
   */
  List<Event> tell(List<News> news, long nowMillis) {
    var events = new ArrayList<Event>();
    for (var each : news) {
      switch (each) {
        case News.Changed(var name, var change) -> events.add(changed(name, change, nowMillis));
        case News.Added(_, var names) -> names.forEach(name -> added(name, nowMillis));
        case News.Removed(_, var names) -> {
          entries.keySet().removeAll(names);
          touched.removeAll(names);
        }
        case News.Mood _ -> {}
      }
    }
    return events;
  }

  private void added(ProcessName name, long nowMillis) {
    entries.putIfAbsent(name, begun(StateCode.STOPPED, nowMillis));
    touched.add(name);
  }

  private Event changed(ProcessName name, Transition change, long nowMillis) {
    var entry = entries.computeIfAbsent(name, _ -> begun(change.from(), nowMillis));
    var means = Occurrence.of(change, entry.tally().sinceMillis());
    entries.put(name, entry.with(entry.tally().after(change, means)));
    touched.add(name);
    return new Event(name, change, means);
  }

  /** Those that have to be looked at again. */
  Set<ProcessName> touched() {
    return Set.copyOf(touched);
  }

  /** A look at those that were touched: who is not there has gone. States come as news only. */
  void seen(Collection<ProcessInfo> infos) {
    var names = Set.copyOf(touched);
    touched.clear();
    var there = new HashSet<ProcessName>();
    for (var info : infos) {
      there.add(info.name());
      seen(info);
    }
    for (var name : names) if (!there.contains(name)) entries.remove(name);
  }

  /** A child that is just being made has no pid yet: it is looked at again. */
  private void seen(ProcessInfo info) {
    var entry = entries.get(info.name());
    if (entry == null) return;
    entries.put(info.name(), entry.with(info));
    if (info.pid() == 0 && info.state() == StateCode.STARTING) touched.add(info.name());
  }

  /** A copy, by group, then process. */
  SortedMap<ProcessName, Entry> entries() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }
}
