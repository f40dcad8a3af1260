package jsupervisor.requests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sums of calls by a name that they have in common. Pure. */
public final class Top {
  private Top() {}

  /** By what the rows are ordered, the greatest first. */
  public enum By {
    COUNT,
    TIME
  }

  /**
   * What has one name.
   *
   * @param name of a method, or a client in words
   * @param count of calls
   * @param faults how many of them were not answered as they were meant, other than those refused
   * @param refused how many came too soon
   * @param nanos all together; of streams nothing
   * @param longest of one call, in nanoseconds
   * @param bytes of all answers
   */
  public record Row(
      String name, long count, long faults, long refused, long nanos, long longest, long bytes) {}

  /** Sums that grow. */
  private static final class Sums {
    private long count;
    private long faults;
    private long refused;
    private long nanos;
    private long longest;
    private long bytes;

    void add(Call call) {
      count++;
      if (call.result().equals(Call.REFUSED)) refused++;
      else if (!call.result().equals(Call.OK)) faults++;
      long took = call.endless() ? 0 : call.nanos();
      nanos += took;
      longest = Math.max(longest, took);
      bytes += call.bytes();
    }

    Row row(String name) {
      return new Row(name, count, faults, refused, nanos, longest, bytes);
    }
  }

  /**
   * The rows.
   *
   * @param name of a call
   * @param most how many rows
   */
  public static List<Row> of(List<Call> calls, Function<Call, String> name, By by, int most) {
    Map<String, Sums> all = new HashMap<>();
    for (var call : calls) all.computeIfAbsent(name.apply(call), _ -> new Sums()).add(call);
    var rows = new ArrayList<Row>();
    all.forEach((key, sums) -> rows.add(sums.row(key)));
    rows.sort(order(by).reversed().thenComparing(Row::name));
    return List.copyOf(rows.subList(0, Math.min(most, rows.size())));
  }

  private static Comparator<Row> order(By by) {
    return switch (by) {
      case COUNT -> Comparator.comparingLong(Row::count).thenComparingLong(Row::nanos);
      case TIME -> Comparator.comparingLong(Row::nanos).thenComparingLong(Row::count);
    };
  }
}
