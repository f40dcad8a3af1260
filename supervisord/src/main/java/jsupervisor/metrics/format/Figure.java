package jsupervisor.metrics.format;

/** Numbers and times as all three formats take them; pure. */
final class Figure {
  /** Up to here a double holds every whole number. */
  private static final double WHOLE = 1L << 53;

  private Figure() {}

  /** Whole numbers without a point. */
  static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** Milliseconds as seconds with three digits behind the point. */
  static String seconds(long millis) {
    var rest = Long.toString(1000 + Math.floorMod(millis, 1000));
    return Math.floorDiv(millis, 1000) + "." + rest.substring(1);
  }
}
