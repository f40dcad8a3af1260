package jsupervisor.metrics;

import static jsupervisor.metrics.format.Family.Kind.COUNTER;
import static jsupervisor.metrics.format.Family.Kind.GAUGE;
import static jsupervisor.metrics.format.Family.Kind.SUMMARY;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import jsupervisor.chronicle.Timing;
import jsupervisor.metrics.format.Family;
import jsupervisor.metrics.format.Family.Kind;
import jsupervisor.usage.Usage;

/** What there is to know of each process: the one list of it. */
final class ProcessFigures {
  /** Of the names in OpenMetrics. */
  static final String PREFIX = "supervisor_";

  private static final String STATES =
      "State: 0 STOPPED, 10 STARTING, 20 RUNNING, 30 BACKOFF, 40 STOPPING, 100 EXITED, 200 FATAL,"
          + " 1000 UNKNOWN.";

  static final Family START_DURATION =
      family(
          "start_duration_seconds",
          "start_duration",
          SUMMARY,
          "",
          "Time from STARTING to RUNNING.");

  static final Family STOP_DURATION =
      family(
          "stop_duration_seconds",
          "stop_duration",
          SUMMARY,
          "",
          "Time from STOPPING to the end of the child.");

  /** A row of the list. */
  record Row(Family family, Source source) {}

  /** Where the values of a family come from. */
  interface Source {
    void put(Seen process, Values to);
  }

  /** Takes the values of one process. */
  interface Values {

    /**
     * @param label value of the family's label; empty = it has none
     */
    void put(String label, double value);

    void put(Timing timing);
  }

  /** All of them, in the order in which they are shown. */
  static final List<Row> ROWS =
      List.of(
          row("state", GAUGE, STATES, (p, to) -> to.put("", p.tally().state().code())),
          row("up", GAUGE, "1 while it is RUNNING.", (p, to) -> to.put("", p.running() ? 1 : 0)),
          row(
              "start_time_seconds",
              GAUGE,
              "When its child was started, since the epoch.",
              (p, to) -> p.startMillis().ifPresent(at -> to.put("", at / 1000.0))),
          row("uptime_seconds", GAUGE, "How long its child has been there.", ProcessFigures::up),
          row(
              "starts",
              COUNTER,
              "Starts that were tried.",
              (p, to) -> to.put("", p.tally().starts())),
          row(
              "restarts",
              COUNTER,
              "Starts that were tried by autorestart or as another attempt.",
              (p, to) -> to.put("", p.tally().restarts())),
          new Row(
              family("exits", "exits", COUNTER, "kind", "Ends of children, by what they meant."),
              ProcessFigures::exits),
          row(
              "spawn_errors",
              COUNTER,
              "Starts without a child.",
              (p, to) -> to.put("", p.tally().spawnErrors())),
          row(
              "fatals",
              COUNTER,
              "How often it was given up.",
              (p, to) -> to.put("", p.tally().fatals())),
          new Row(START_DURATION, (p, to) -> to.put(p.tally().up())),
          new Row(STOP_DURATION, (p, to) -> to.put(p.tally().down())),
          row(
              "resident_memory_bytes",
              GAUGE,
              "Memory of its child in RAM.",
              (p, to) -> p.sample().ifPresent(s -> to.put("", s.usage().residentBytes()))),
          row(
              "cpu_seconds",
              COUNTER,
              "Processor time of its child.",
              (p, to) -> p.sample().ifPresent(s -> to.put("", s.usage().cpuSeconds()))),
          row(
              "open_fds",
              GAUGE,
              "Open files of its child.",
              (p, to) -> p.sample().ifPresent(s -> s.descriptors().ifPresent(n -> to.put("", n)))),
          row(
              "threads",
              GAUGE,
              "Threads of its child.",
              (p, to) ->
                  p.sample().map(s -> s.usage()).map(Usage::threads).ifPresent(n -> to.put("", n))),
          new Row(
              family("log_bytes", "log_bytes", GAUGE, "channel", "Size of its log file."),
              ProcessFigures::logs),
          alias(
              "up",
              "1 while it has a child (as node_exporter says it).",
              (p, to) -> to.put("", p.tally().state().signallable() ? 1 : 0)),
          alias("state", STATES, (p, to) -> to.put("", p.tally().state().code())),
          alias(
              "exit_status",
              "Exit status of its last child, -1 = killed.",
              (p, to) -> p.entry().info().ifPresent(info -> to.put("", info.exitStatus()))),
          alias(
              "start_time_seconds",
              "When its child was started, since the epoch.",
              (p, to) -> p.startMillis().ifPresent(at -> to.put("", at / 1000))));

  private ProcessFigures() {}

  private static Row row(String name, Kind kind, String help, Source source) {
    return new Row(family(name, name, kind, "", help), source);
  }

  /** The names of node_exporter's collector for Supervisor, so that its dashboards live on. */
  private static Row alias(String name, String help, Source source) {
    var full = "node_supervisord_" + name;
    return new Row(new Family(full, "", GAUGE, List.of(), help), source);
  }

  private static Family family(String name, String path, Kind kind, String label, String help) {
    var labels = label.isEmpty() ? List.<String>of() : List.of(label);
    return new Family(PREFIX + "process_" + name, path, kind, labels, help);
  }

  private static void up(Seen process, Values to) {
    process
        .startMillis()
        .ifPresent(at -> to.put("", Math.max(0, process.nowMillis() - at) / 1000.0));
  }

  private static void exits(Seen process, Values to) {
    process
        .tally()
        .exits()
        .forEach((judged, count) -> to.put(judged.name().toLowerCase(Locale.ROOT), count));
  }

  private static void logs(Seen process, Values to) {
    put("stdout", process.logs().stdout(), to);
    put("stderr", process.logs().stderr(), to);
  }

  private static void put(String channel, OptionalLong size, Values to) {
    size.ifPresent(bytes -> to.put(channel, bytes));
  }
}
