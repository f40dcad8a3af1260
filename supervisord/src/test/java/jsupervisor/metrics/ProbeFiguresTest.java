package jsupervisor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Page;
import jsupervisor.chronicle.Tally;
import jsupervisor.metrics.format.Graphite;
import jsupervisor.metrics.format.OpenMetrics;
import jsupervisor.metrics.format.Statsd;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class ProbeFiguresTest {
  private static final ProcessName A = new ProcessName("web", "a");
  private static final ProcessName B = new ProcessName("web", "b");
  private static final ProcessName DB = new ProcessName("probe", "db");
  private static final Probed OUTSIDE = new Probed(DB, true);

  private final ProbeCounts counts = new ProbeCounts();

  private static Page page(ProcessName... names) {
    var entries = new TreeMap<ProcessName, Entry>(Comparator.comparing(ProcessName::text));
    for (var name : names)
      entries.put(name, new Entry(Tally.begun(StateCode.RUNNING, 9000), Optional.empty()));
    return new Page(Collections.unmodifiableSortedMap(entries), 0);
  }

  private ProbeFigures.One one(Probed probed, Optional<Boolean> healthy) {
    return new ProbeFigures.One(probed.name(), counts.of(probed), healthy);
  }

  @Test
  void goodAndBadProbesAreCountedAndTimed() {
    var a = Probed.process(A);
    counts.add(a, 9000, true, OptionalLong.of(250_000));
    counts.add(a, 9000, false, OptionalLong.of(1_000_000));
    counts.add(a, 9000, false, OptionalLong.empty());
    counts.add(OUTSIDE, 1000, false, OptionalLong.of(500));
    var points =
        ProbeFigures.of(
            List.of(
                one(a, Optional.of(true)),
                new ProbeFigures.One(B, Optional.empty(), Optional.of(false)),
                one(OUTSIDE, Optional.empty())));
    var text = new String(OpenMetrics.of(points, false), StandardCharsets.UTF_8);
    assertEquals(
        """
        supervisor_process_healthy{group="web",name="a"} 1
        supervisor_process_healthy{group="web",name="b"} 0
        supervisor_process_probes_total{group="web",name="a"} 3
        supervisor_process_probes_total{group="probe",name="db"} 1
        supervisor_process_probe_failures_total{group="web",name="a"} 2
        supervisor_process_probe_failures_total{group="probe",name="db"} 1
        supervisor_process_probe_duration_seconds_count{group="web",name="a"} 2
        supervisor_process_probe_duration_seconds_sum{group="web",name="a"} 1.25
        supervisor_process_probe_duration_seconds_count{group="probe",name="db"} 1
        supervisor_process_probe_duration_seconds_sum{group="probe",name="db"} 5.0E-4
        """,
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line + "\n")
            .reduce("", String::concat));
    assertEquals(
        List.of(
            "s.process.web.a.healthy 1 5\n",
            "s.process.web.a.probes 3 5\n",
            "s.process.web.a.probe_failures 2 5\n",
            "s.process.web.a.probe_duration.count 2 5\n",
            "s.process.web.a.probe_duration.sum 1.25 5\n"),
        new Graphite("s").lines(ProbeFigures.of(List.of(one(a, Optional.of(true)))), 5000));
  }

  @Test
  void statsdIsSentEachTimeUnlessThereIsNoRoomForItsFigures() {
    var tooks = new Tooks();
    tooks.process(A, ProbeFigures.DURATION, 0.25);
    tooks.process(DB, ProbeFigures.DURATION, 3);
    var lines = new Statsd("s", Statsd.Tags.PLAIN).lines(List.of(), tooks.take(Set.of(B, DB)));
    assertEquals(List.of("s.process.web.a.probe_duration:0.25|ms"), lines);
  }

  @Test
  void aGroupThatIsMadeAnewIsCountedAnew() {
    var a = Probed.process(A);
    counts.add(a, 9000, false, OptionalLong.of(1));
    counts.add(a, 9001, true, OptionalLong.of(1));
    assertEquals(Optional.of(new ProbeCounts.Sums(9001, 1, 0, 1, 1)), counts.of(a));
    counts.forget(page(A));
    assertEquals(1, counts.of(a).orElseThrow().probes());
    counts.forget(page(B));
    assertEquals(Optional.empty(), counts.of(a));
  }

  /** Two lines of one name and the same labels would make the whole page worth nothing. */
  @Test
  void whatIsOutsideStaysUnlessAProcessHasItsName() {
    counts.add(OUTSIDE, 1000, true, OptionalLong.of(1));
    counts.forget(page());
    assertEquals(List.of(OUTSIDE), counts.outside(page(A)));
    assertEquals(List.of(), counts.outside(page(A, DB)));
  }
}
