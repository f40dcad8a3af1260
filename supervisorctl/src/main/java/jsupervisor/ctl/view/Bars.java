package jsupervisor.ctl.view;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of characters, each as high as a value.
 *
 * @param steps the characters, the lowest first
 */
record Bars(String steps) {
  /** For terminals that show Unicode. */
  static final Bars BLOCKS = new Bars("▁▂▃▄▅▆▇█");

  /** For all others. */
  static final Bars PLAIN = new Bars("_.-:=+*#");

  /** What stands where there is no value. */
  private static final char GAP = ' ';

  /**
   * The row.
   *
   * @param values negative = there is none
   * @param most that the highest character stands for, more than 0
   */
  String of(List<Double> values, double most) {
    return values.stream()
        .map(value -> String.valueOf(bar(value, most)))
        .collect(Collectors.joining());
  }

  private char bar(double value, double most) {
    if (!(value >= 0)) return GAP;
    int step = (int) Math.ceil(value / most * steps.length()) - 1;
    return steps.charAt(Math.clamp(step, 0, steps.length() - 1));
  }
}
