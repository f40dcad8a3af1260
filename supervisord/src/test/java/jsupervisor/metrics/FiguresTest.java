package jsupervisor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.chronicle.Entry;
import jsupervisor.chronicle.Tally;
import jsupervisor.metrics.format.Family;
import jsupervisor.metrics.format.OpenMetrics;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.usage.Sample;
import jsupervisor.usage.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final ProcessName A = new ProcessName("web", "a");

  private static Seen seen(StateCode state, Optional<Sample> sample) {
    var info = new ProcessInfo(A, 1, 0, 0, state, "", 3, "", "", 42, "", 10_500, 0, "", false);
    var entry = new Entry(Tally.begun(state, 9000), Optional.of(info));
    var logs = new LogSizes.Sizes(OptionalLong.of(77), OptionalLong.empty());
    return new Seen(A, entry, sample, logs, 20_500);
  }

  private static String text(Seen process) {
    var calls = Map.of("supervisor.getPID", new RpcCounts.Calls(2, 1, 0.25));
    var pages = Map.of("GET /", new RpcCounts.Calls(7, 1, 0.5));
    var targets = Map.of("statsd", new Figures.Delivery(5, 6));
    var states = Map.of(StateCode.RUNNING, 1L);
    var asked = List.of(new ProbeFigures.One(A, Optional.empty(), Optional.of(false)));
    var moment =
        new Figures.Moment(List.of(process), asked, states, 3, 4, calls, pages, 5, targets, 1000);
    return new String(OpenMetrics.of(Figures.of(moment), true), StandardCharsets.UTF_8);
  }

  private static void has(String text, String... lines) {
    for (var line : lines) assertTrue(text.contains("\n" + line + "\n"), line + " in\n" + text);
  }

  @Test
  void aRunningProcessHasEverything() {
    var usage = new Usage(1, 5, 150, 4, 2);
    var text =
        text(seen(StateCode.RUNNING, Optional.of(new Sample(42, usage, OptionalInt.of(9), 0, 0))));
    has(
        text,
        "supervisor_process_state{group=\"web\",name=\"a\"} 20",
        "supervisor_process_up{group=\"web\",name=\"a\"} 1",
        "supervisor_process_start_time_seconds{group=\"web\",name=\"a\"} 10.5",
        "supervisor_process_uptime_seconds{group=\"web\",name=\"a\"} 10",
        "supervisor_process_starts_created{group=\"web\",name=\"a\"} 9.000",
        "supervisor_process_resident_memory_bytes{group=\"web\",name=\"a\"} " + 2 * Usage.PAGE,
        "supervisor_process_cpu_seconds_total{group=\"web\",name=\"a\"} 1.5",
        "supervisor_process_cpu_seconds_created{group=\"web\",name=\"a\"} 10.500",
        "supervisor_process_open_fds{group=\"web\",name=\"a\"} 9",
        "supervisor_process_threads{group=\"web\",name=\"a\"} 4",
        "supervisor_process_healthy{group=\"web\",name=\"a\"} 0",
        "supervisor_process_log_bytes{group=\"web\",name=\"a\",channel=\"stdout\"} 77",
        "node_supervisord_up{group=\"web\",name=\"a\"} 1",
        "node_supervisord_start_time_seconds{group=\"web\",name=\"a\"} 10");
    assertFalse(text.contains("channel=\"stderr\""), text);
  }

  @Test
  void aStoppedProcessHasNoStartAndUsesNothing() {
    var text = text(seen(StateCode.EXITED, Optional.empty()));
    has(
        text,
        "supervisor_process_state{group=\"web\",name=\"a\"} 100",
        "supervisor_process_up{group=\"web\",name=\"a\"} 0",
        "node_supervisord_up{group=\"web\",name=\"a\"} 0",
        "node_supervisord_exit_status{group=\"web\",name=\"a\"} 3");
    for (var none : List.of("start_time_seconds{", "uptime", "resident", "cpu", "open_fds"))
      assertFalse(text.contains(none), none);
  }

  @Test
  void theDaemonHasItsOwn() {
    var text = text(seen(StateCode.RUNNING, Optional.empty()));
    has(
        text,
        "supervisor_processes{state=\"RUNNING\"} 1",
        "supervisor_processes{state=\"FATAL\"} 0",
        "supervisor_processes_left_out 3",
        "supervisor_announcements_lost_total 4",
        "supervisor_rpc_calls_total{method=\"supervisor.getPID\",result=\"ok\"} 2",
        "supervisor_rpc_calls_total{method=\"supervisor.getPID\",result=\"fault\"} 1",
        "supervisor_rpc_duration_seconds_count{method=\"supervisor.getPID\"} 3",
        "supervisor_rpc_duration_seconds_sum{method=\"supervisor.getPID\"} 0.25",
        "supervisor_http_requests_total{request=\"GET /\",result=\"ok\"} 7",
        "supervisor_http_requests_total{request=\"GET /\",result=\"failed\"} 1",
        "supervisor_http_duration_seconds_sum{request=\"GET /\"} 0.5",
        "supervisor_requests_refused_total 5",
        "supervisor_metrics_sent_total{target=\"statsd\"} 5",
        "supervisor_metrics_dropped_total{target=\"statsd\"} 6");
  }

  /** OpenMetrics demands it: the lines of a family are one block. */
  @Test
  void eachFamilyComesOnce() {
    var text = text(seen(StateCode.RUNNING, Optional.empty()));
    var types = text.lines().filter(line -> line.startsWith("# TYPE")).toList();
    assertEquals(types.size(), new HashSet<>(types).size(), text);
  }

  @Test
  void noTwoFamiliesHaveOneName() {
    var names = ProcessFigures.ROWS.stream().map(row -> row.family()).map(Family::name).toList();
    assertEquals(names.size(), new HashSet<>(names).size());
  }

  @Test
  void onlyFilesHaveASize(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("log"), "12345");
    assertEquals(OptionalLong.of(5), LogSizes.size(file.toString()));
    for (var other : List.of("", folder.toString(), "/dev/null", folder + "/none", "nul\0"))
      assertEquals(OptionalLong.empty(), LogSizes.size(other), other);
  }
}
