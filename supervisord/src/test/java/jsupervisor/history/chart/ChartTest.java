package jsupervisor.history.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ask.Cause;
import jsupervisor.ask.Transition;
import jsupervisor.history.ring.Contents;
import jsupervisor.history.ring.Sample;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {
  private static final long WEEK = 7 * 86_400;
  private static final long NOW = 1_700_000_000;

  private static Sample sample(long second, long cpu) {
    return new Sample(second, cpu, 10 * cpu, 1, 2, -1, 1);
  }

  private static Contents week() {
    var samples = new ArrayList<Sample>();
    for (long at = (NOW - WEEK) / 60 * 60; at <= NOW; at += 60) samples.add(sample(at, at % 7));
    return new Contents(60, samples, List.of());
  }

  @ParameterizedTest(name = "from {0} to {1}: {2} to {3}")
  @CsvSource({
    "0, 0, 1699395200, 1700000000",
    "-3600, 0, 1699996400, 1700000000",
    "-9999999999, 0, 1699395200, 1700000000",
    "-9223372036854775808, 0, 1699395200, 1700000000",
    "1699999000, 1699999900, 1699999000, 1699999900",
    "5, 1699999900, 1699395200, 1699999900",
    "1699999900, 1699999000, 1699999000, 1699999000",
    "0, 9223372036854775807, 1699395200, 1700000000",
    "0, -5, 1699395200, 1700000000",
    "9223372036854775807, 0, 1700000000, 1700000000"
  })
  void whatIsAskedForMakesSense(long from, long to, long begin, long end) {
    assertEquals(new Window(begin, end, 1000), Window.of(from, to, 0, NOW, WEEK));
  }

  @ParameterizedTest
  @CsvSource({"0,1000", "-1,1000", "1001,1000", "1,1", "288,288", "1000,1000"})
  void thereAreNeverMoreThanAThousandCells(int points, int most) {
    var window = Window.of(0, 0, points, NOW, WEEK);
    assertEquals(most, window.points());
    var chart = Chart.of(week(), window);
    assertTrue(chart.cells().size() <= most, () -> chart.cells().size() + " cells");
    assertTrue(chart.cells().size() * chart.step() >= WEEK - 2 * chart.step());
    assertEquals(0, chart.step() % 60);
  }

  @Test
  void aCellHasTheLeastTheAverageAndTheMost() {
    var samples =
        List.of(sample(600, 5), sample(610, 1), sample(620, -1), sample(630, 3), sample(700, 9));
    var chart = Chart.of(new Contents(10, samples, List.of()), new Window(600, 700, 2));
    assertEquals(60, chart.step());
    var cell = chart.cells().getFirst();
    assertEquals(new Span(3, 1, 9, 5), cell.cpu());
    assertEquals(3.0, cell.cpu().average());
    assertEquals(new Span(3, 10, 90, 50), cell.kilobytes());
    assertFalse(cell.micros().known());
    assertEquals(4, cell.starts());
    assertEquals(List.of(600L, 660L), chart.cells().stream().map(Cell::second).toList());
  }

  @Test
  void aGapHasNoCells() {
    var samples = List.of(sample(1000, 1), sample(5000, 1));
    var chart = Chart.of(new Contents(10, samples, List.of()), new Window(0, 9000, 1000));
    assertEquals(List.of(1000L, 5000L), chart.cells().stream().map(Cell::second).toList());
  }

  @Test
  void whatAClockThatWasWrongHasLeftIsNotShown() {
    var samples = List.of(sample(10, 1), sample(NOW - 60, 1), sample(NOW + WEEK, 1));
    var chart = Chart.of(new Contents(10, samples, List.of()), Window.of(0, 0, 0, NOW, WEEK));
    assertEquals(1, chart.cells().size());
  }

  @Test
  void theLastFiveHundredChangesAreTold() {
    var changes = new ArrayList<Transition>();
    for (int i = 0; i < 512; i++)
      changes.add(
          new Transition(
              1_000_000 + i, StateCode.STOPPED, StateCode.STARTING, new Cause.StartRequested(), 0));
    var contents = new Contents(10, List.of(), changes);
    var chart = Chart.of(contents, new Window(1000, 2000, 10));
    assertEquals(500, chart.changes().size());
    assertEquals(12, chart.more());
    assertEquals(changes.getLast(), chart.changes().getLast());
    assertEquals(List.of(), Chart.of(contents, new Window(1001, 2000, 10)).changes());
  }
}
