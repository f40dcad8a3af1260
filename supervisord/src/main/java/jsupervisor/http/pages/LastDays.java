package jsupervisor.http.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.history.Past;
import jsupervisor.history.chart.Cell;
import jsupervisor.history.chart.Chart;
import jsupervisor.history.chart.Span;
import jsupervisor.terms.ProcessName;
import jsupervisor.web.Days;

/**
 * What a process used in the last days, for its page.
 *
 * @param past what there is; empty = nobody keeps it
 */
public record LastDays(Optional<Past> past) {
  private static final long DAY = 86_400;
  private static final int POINTS = 300;
  private static final double HUNDREDTHS = 100;
  private static final long KILOBYTE = 1024;
  private static final double MICROS = 1000;

  /** A day, and all that is kept where that is more; empty when nothing is. */
  List<Days> of(ProcessName process) {
    if (past.flatMap(Past::trouble).isPresent()) return List.of();
    var all = new ArrayList<Days>();
    for (long from : new long[] {-DAY, 0})
      past.flatMap(kept -> kept.of(process, from, 0, POINTS))
          .map(LastDays::days)
          .filter(days -> from != 0 || days.to() - days.from() > DAY)
          .ifPresent(all::add);
    return all;
  }

  private static Days days(Chart chart) {
    return new Days(
        chart.window().from(),
        chart.window().to(),
        chart.step(),
        chart.cells().stream().map(LastDays::point).toList());
  }

  private static Days.Point point(Cell cell) {
    return new Days.Point(
        cell.second(),
        most(cell.cpu()) / HUNDREDTHS,
        most(cell.kilobytes()) * KILOBYTE,
        cell.starts(),
        cell.micros().known() ? cell.micros().most() / MICROS : -1);
  }

  private static long most(Span span) {
    return span.known() ? span.most() : -1;
  }
}
