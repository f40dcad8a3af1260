package jsupervisor.metrics;

import static jsupervisor.metrics.ProcessFigures.PREFIX;
import static jsupervisor.metrics.format.Family.Kind.COUNTER;
import static jsupervisor.metrics.format.Family.Kind.GAUGE;
import static jsupervisor.metrics.format.Family.Kind.SUMMARY;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.chronicle.Timing;
import jsupervisor.metrics.format.Family;
import jsupervisor.metrics.format.Family.Kind;
import jsupervisor.metrics.format.Point;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.Version;

/** All that is known at one moment as points, those of a family one after another; pure. */
final class Figures {
  private static final Family INFO =
      daemon("info", "", GAUGE, List.of("version"), "The daemon itself.");
  private static final Family PROCESSES =
      daemon("processes", GAUGE, List.of("state"), "Processes in each state.");
  private static final Family LEFT_OUT =
      daemon(
          "processes_left_out",
          GAUGE,
          List.of(),
          "Processes, and what is probed outside, beyond max_processes: without figures.");
  private static final Family LOST =
      daemon(
          "announcements_lost",
          COUNTER,
          List.of(),
          "Changes of states that could not be counted in time.");
  private static final Family RPC =
      daemon("rpc_calls", COUNTER, List.of("method", "result"), "Calls of the API.");
  private static final Family REQUESTS =
      daemon("http_requests", COUNTER, List.of("request", "result"), "Requests for pages.");
  private static final Family REQUEST_DURATION =
      daemon(
          "http_duration_seconds",
          "http_duration",
          SUMMARY,
          List.of("request"),
          "Time to answer requests for pages.");
  private static final Family REFUSED =
      daemon(
          "requests_refused",
          COUNTER,
          List.of(),
          "Calls and requests that a client made too many of.");
  private static final Family SENT =
      daemon("metrics_sent", COUNTER, List.of("target"), "Figures that were sent.");
  private static final Family DROPPED =
      daemon(
          "metrics_dropped",
          COUNTER,
          List.of("target"),
          "Figures that could not be sent and are lost.");

  /** How long calls take; a call that waits for a start or a stop counts until its answer. */
  static final Family RPC_DURATION =
      daemon(
          "rpc_duration_seconds",
          "rpc_duration",
          SUMMARY,
          List.of("method"),
          "Time to answer calls of the API.");

  private final List<Point> points = new ArrayList<>();
  private final Moment moment;

  /**
   * What is known.
   *
   * @param processes by group, then process; those only that have figures of their own
   * @param probed by group, then name; processes first, those only that have figures of their own
   * @param states how many of all processes are in which state
   * @param leftOut how many have no figures of their own
   * @param lost announcements
   * @param calls of the API, by method
   * @param requests of pages, by name; none where they are not counted
   * @param refused calls and requests, because a client made too many
   * @param targets who is sent figures, by name
   * @param createdMillis since when the daemon's own are counted
   */
  record Moment(
      List<Seen> processes,
      List<ProbeFigures.One> probed,
      Map<StateCode, Long> states,
      int leftOut,
      long lost,
      Map<String, RpcCounts.Calls> calls,
      Map<String, RpcCounts.Calls> requests,
      long refused,
      Map<String, Delivery> targets,
      long createdMillis) {}

  /**
   * How it went with a target so far.
   *
   * @param sent figures
   * @param dropped figures
   */
  record Delivery(long sent, long dropped) {}

  private Figures(Moment moment) {
    this.moment = moment;
  }

  static List<Point> of(Moment moment) {
    var figures = new Figures(moment);
    figures.daemon();
    figures.calls();
    figures.targets();
    for (var row : ProcessFigures.ROWS) figures.processes(row);
    figures.points.addAll(ProbeFigures.of(moment.probed()));
    return figures.points;
  }

  /** One that is called the same everywhere. */
  private static Family daemon(String name, Kind kind, List<String> labels, String help) {
    return daemon(name, name, kind, labels, help);
  }

  private static Family daemon(
      String name, String path, Kind kind, List<String> labels, String help) {
    return new Family(PREFIX + name, path, kind, labels, help);
  }

  private void daemon() {
    gauge(INFO, 1, Version.JSUPERVISOR);
    var all = new EnumMap<StateCode, Long>(StateCode.class);
    for (var state : StateCode.values()) all.put(state, 0L);
    all.putAll(moment.states());
    all.forEach((state, count) -> gauge(PROCESSES, count, state.name()));
    gauge(LEFT_OUT, moment.leftOut());
    counter(LOST, moment.lost());
  }

  private void calls() {
    calls(moment.calls(), RPC, RPC_DURATION, "fault");
    calls(moment.requests(), REQUESTS, REQUEST_DURATION, "failed");
    if (!moment.requests().isEmpty() || moment.refused() > 0) counter(REFUSED, moment.refused());
  }

  private void calls(
      Map<String, RpcCounts.Calls> all, Family counts, Family durations, String failed) {
    all.forEach((method, calls) -> {
      counter(counts, calls.good(), method, "ok");
      counter(counts, calls.faults(), method, failed);
    });
    all.forEach((method, calls) ->
        points.add(
            new Point(
                durations,
                Optional.empty(),
                List.of(method),
                calls.seconds(),
                calls.good() + calls.faults(),
                moment.createdMillis())));
  }

  private void targets() {
    moment.targets().forEach((name, delivery) -> counter(SENT, delivery.sent(), name));
    moment.targets().forEach((name, delivery) -> counter(DROPPED, delivery.dropped(), name));
  }

  private void gauge(Family family, double value, String... labels) {
    points.add(new Point(family, Optional.empty(), List.of(labels), value, 0, 0));
  }

  private void counter(Family family, double value, String... labels) {
    points.add(
        new Point(family, Optional.empty(), List.of(labels), value, 0, moment.createdMillis()));
  }

  private void processes(ProcessFigures.Row row) {
    for (var process : moment.processes()) row.source().put(process, values(row, process));
  }

  private ProcessFigures.Values values(ProcessFigures.Row row, Seen process) {
    return new ProcessFigures.Values() {
      @Override
      public void put(String label, double value) {
        add(label.isEmpty() ? List.of() : List.of(label), value, 0);
      }

      @Override
      public void put(Timing timing) {
        add(List.of(), timing.seconds(), timing.count());
      }

      private void add(List<String> labels, double value, long count) {
        var name = Optional.of(process.name());
        points.add(
            new Point(row.family(), name, labels, value, count, created(row.family(), process)));
      }
    };
  }

  /** Processor time begins with the child, everything else with our counting. */
  private static long created(Family family, Seen process) {
    return switch (family.kind()) {
      case GAUGE -> 0;
      case SUMMARY -> process.tally().createdMillis();
      case COUNTER ->
          family.path().equals("cpu_seconds")
              ? process.startMillis().orElse(0)
              : process.tally().createdMillis();
    };
  }
}
