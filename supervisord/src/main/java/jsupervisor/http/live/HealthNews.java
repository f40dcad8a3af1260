package jsupervisor.http.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jsupervisor.probes.Board;
import jsupervisor.probes.Status;
import jsupervisor.terms.ProcessName;

/** Whose health is other than at the last look. One thread. */
final class HealthNews {
  private final Supplier<Board> board;
  private Board last;

  /**
   * @param board everything as it was a moment ago; the same as long as nothing has been looked at
   */
  HealthNews(Supplier<Board> board) {
    this.board = board;
    last = board.get();
  }

  /**
   * Something new of one process that is probed.
   *
   * @param turned whether it is another health, not only another answer
   */
  record Change(ProcessName name, Status status, boolean turned) {}

  /** All there is since the last look. */
  @SuppressWarnings("ReferenceEquality") // an equal one is as good, and longer to compare
  List<Change> take() {
    var now = board.get();
    if (now == last) return List.of();
    var before = last.all();
    last = now;
    var changes = new ArrayList<Change>();
    now.all()
        .forEach((name, status) -> {
          var was = before.get(name);
          boolean turned = was == null || was.health() != status.health();
          if (!Board.outside(name) && status.probed() && (turned || !same(was, status)))
            changes.add(new Change(name, status, turned));
        });
    return changes;
  }

  private static boolean same(Status before, Status now) {
    return before.sinceMillis() == now.sinceMillis() && before.last().equals(now.last());
  }
}
