package jsupervisor.crashes;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.Summary;

/** What can be known of unexpected ends. Any thread. */
public interface Reports {

  /** All kinds of ends, the one with the youngest end first. */
  List<Summary> summaries();

  /** All about one kind; empty when it is not known, or not kept any more. */
  Optional<CrashGroup> group(String id);

  /** Why none are kept, for people; empty = they are. */
  Optional<String> trouble();

  /**
   * Those that somebody may see.
   *
   * @param group says of the name of a group whether what is in it may be seen; asked each time
   */
  default Reports of(Predicate<String> group) {
    var all = this;
    return new Reports() {
      @Override
      public List<Summary> summaries() {
        return all.summaries().stream().filter(each -> group.test(each.group())).toList();
      }

      @Override
      public Optional<CrashGroup> group(String id) {
        return all.group(id).filter(each -> group.test(each.summary().group()));
      }

      @Override
      public Optional<String> trouble() {
        return all.trouble();
      }
    };
  }
}
