package jsupervisor.core;

import java.util.Comparator;

/** Who comes before whom. */
public final class Order {

  /** Groups by priority, then name; within a group processes by priority, then name. */
  public static final Comparator<Place> START =
      Comparator.comparingInt(Place::groupPriority)
          .thenComparing(place -> place.program().name().group())
          .thenComparingInt(place -> place.program().priority())
          .thenComparing(place -> place.program().name().process());

  /** The other way round: what was started last goes first. */
  public static final Comparator<Place> STOP = START.reversed();

  private Order() {}

  /**
   * What decides about the place of a process.
   *
   * @param groupPriority priority of its group, lower starts first
   * @param program the process
   */
  public record Place(int groupPriority, Program program) {}
}
