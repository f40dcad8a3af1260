package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.history.Past;
import jsupervisor.history.chart.Cell;
import jsupervisor.history.chart.Chart;
import jsupervisor.history.chart.Span;
import jsupervisor.history.chart.Window;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Fault;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class HistoryMethodsTest {
  private static final Span CPU = new Span(3, 50, 1000, 12_345);

  private static Transition change(Cause cause) {
    return new Transition(1_700_000_000_999L, StateCode.RUNNING, StateCode.EXITED, cause, 42);
  }

  /** Of one process, whose history is that. */
  private static RpcMethod method(Optional<String> trouble) {
    var killed = new ExitStatus.Killed(Signal.KILL, false);
    var chart =
        new Chart(
            new Window(600, 1200, 10),
            60,
            List.of(
                new Cell(660, CPU, new Span(1, 7, 7, 7), Span.NONE, 3, -1, 2),
                new Cell(1140, Span.NONE, Span.NONE, new Span(2, 1500, 4000, 2500), -1, -1, 0)),
            List.of(
                change(new Cause.Ended(killed, Cause.Judged.UNEXPECTED)),
                change(new Cause.Ended(new ExitStatus.Code(3), Cause.Judged.EXPECTED)),
                change(new Cause.NotSpawned(""))),
            4);
    var past =
        new Past() {
          @Override
          public Optional<Chart> of(ProcessName process, long from, long to, int points) {
            return Optional.of(chart)
                .filter(_ -> process.text().equals("web:a") && from == -60 && to == 0)
                .filter(_ -> points == 10);
          }

          @Override
          public Optional<String> trouble() {
            return trouble;
          }
        };
    return new HistoryMethods(past).methods().getFirst();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> told() throws Exception {
    return (Map<String, Object>)
        method(Optional.empty()).body().call(null, List.of("web:a", -60, 0, 10));
  }

  @Test
  void figuresAreArraysOfEqualLengthAndWhatIsNotKnownIsMinusOne() throws Exception {
    var told = told();
    assertEquals("web", told.get("group"));
    assertEquals("a", told.get("name"));
    assertEquals(60L, told.get("step"));
    assertEquals(List.of(660L, 1140L), told.get("time"));
    assertEquals(List.of(0.5, -1.0), told.get("cpu_min"));
    assertEquals(List.of(3.333, -1.0), told.get("cpu_avg"));
    assertEquals(List.of(123.45, -1.0), told.get("cpu_max"));
    assertEquals(List.of(7.0, -1.0), told.get("memory_kb_max"));
    assertEquals(List.of(-1.0, 2.0), told.get("probe_ms_avg"));
    assertEquals(List.of(3L, -1L), told.get("threads"));
    assertEquals(List.of(2L, 0L), told.get("starts"));
    assertEquals(4, told.get("more_changes"));
  }

  @Test
  void changesSayHowItEnded() throws Exception {
    var changes = (List<?>) told().get("changes");
    var first = (Map<?, ?>) changes.getFirst();
    assertEquals(1_700_000_000L, first.get("time"));
    assertEquals("SIGKILL", first.get("signal"));
    assertEquals("RUNNING", first.get("from"));
    assertEquals("killed by SIGKILL", first.get("why"));
    assertEquals(3, ((Map<?, ?>) changes.get(1)).get("exitstatus"));
    assertEquals("spawn error", ((Map<?, ?>) changes.get(2)).get("why"));
  }

  @Test
  void whatIsNotThereIsAFault() {
    var well = method(Optional.empty()).body();
    var unknown = assertThrows(Fault.class, () -> well.call(null, List.of("web:b", -60, 0, 10)));
    assertEquals("BAD_NAME: web:b", unknown.text());
    assertThrows(Fault.class, () -> well.call(null, List.of("web:a", "x", 0, 10)));
    assertThrows(Fault.class, () -> well.call(null, List.of(7, 0, 0, 10)));
    var bad = method(Optional.of("the folder is bad")).body();
    var fault = assertThrows(Fault.class, () -> bad.call(null, List.of("web:a", -60, 0, 10)));
    assertEquals("FAILED: the folder is bad", fault.text());
  }
}
