package jsupervisor.history.chart;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ask.Transition;
import jsupervisor.history.ring.Contents;

/**
 * Part of a history; immutable.
 *
 * @param window what part it is
 * @param step seconds of a cell
 * @param cells those with something in them, by time
 * @param changes of its state, the oldest first
 * @param more changes before those, that are left out
 */
public record Chart(
    Window window, long step, List<Cell> cells, List<Transition> changes, int more) {
  /** The most changes that are told. */
  public static final int MOST_CHANGES = 500;

  public Chart {
    cells = List.copyOf(cells);
    changes = List.copyOf(changes);
  }

  /** The part of a history that is meant; pure. */
  public static Chart of(Contents contents, Window window) {
    long step = window.step(contents.interval());
    var changes =
        contents.changes().stream()
            .filter(each -> window.has(Math.floorDiv(each.atMillis(), 1000L)))
            .toList();
    int more = Math.max(0, changes.size() - MOST_CHANGES);
    var told = changes.subList(more, changes.size());
    return new Chart(window, step, cells(contents, window, step), told, more);
  }

  /** Why a state has changed; what a file has no place for is left out. */
  public static String why(Transition change) {
    var words = change.cause().words();
    return words.endsWith(": ") ? words.substring(0, words.length() - 2) : words;
  }

  private static List<Cell> cells(Contents contents, Window window, long step) {
    var cells = new ArrayList<Cell>();
    for (var sample : contents.samples()) {
      if (sample.second() + contents.interval() <= window.from() || sample.second() > window.to())
        continue;
      long begin = sample.second() / step * step;
      if (cells.isEmpty() || cells.getLast().second() != begin) cells.add(Cell.empty(begin));
      cells.add(cells.removeLast().with(sample));
    }
    // its ends may cut two cells: the first one is as good as any to be left out
    return cells.size() <= window.points()
        ? cells
        : cells.subList(cells.size() - window.points(), cells.size());
  }
}
