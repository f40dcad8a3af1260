package jsupervisor.http.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jsupervisor.ask.Vigil;
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
   * @param turned whether it is another health, or the same anew, not only another answer
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
          var was = Optional.ofNullable(before.get(name));
          change(name, was, status).ifPresent(changes::add);
        });
    before.forEach((name, was) -> {
      if (!now.all().containsKey(name))
        change(name, Optional.of(was), was.ended()).ifPresent(changes::add);
    });
    return changes;
  }

  /**
   * What is not probed any more has no health, which is new, too. The same health since another
   * moment was away in between, at a look that was missed here; but a row may tell of that.
   */
  private static Optional<Change> change(ProcessName name, Optional<Status> was, Status now) {
    boolean probed = now.probed() || was.filter(Status::probed).isPresent();
    if (Vigil.outside(name) || !probed) return Optional.empty();
    boolean turned = was.filter(before -> same(before, now)).isEmpty();
    boolean news = turned || !was.get().last().equals(now.last());
    return news ? Optional.of(new Change(name, now, turned)) : Optional.empty();
  }

  private static boolean same(Status before, Status now) {
    return before.health() == now.health() && before.sinceMillis() == now.sinceMillis();
  }
}
