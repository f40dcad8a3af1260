package jsupervisor.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import jsupervisor.web.Days;
import jsupervisor.web.Days.Point;

/**
 * A graph of some days, 600 wide and 60 high; a gap in what is known is a gap in it.
 *
 * @param title what it is of, and how long
 * @param range the highest value, in words
 * @param starts how often it was started, in words; empty = never
 * @param line path of the curve
 * @param area path of what is below it
 * @param marks path of a stroke for each point with starts
 */
public record Curve(
    String title, String range, String starts, String line, String area, String marks) {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 60;
  private static final int TOP = 2;

  /** So that a process at rest does not look busy. */
  private static final double LEAST_PERCENT = 5;

  private static final double LEAST_BYTES = 1 << 20;
  private static final double LEAST_MILLIS = 1;

  /** The graphs of some days; that of probes is there only where there were any. */
  public static List<Curve> of(Days days) {
    var all = new ArrayList<Curve>();
    all.add(cpu(days));
    all.add(memory(days));
    if (probed(days)) all.add(probe(days));
    return all;
  }

  /** Whether a probe took any time. */
  public static boolean probed(Days days) {
    return most(days, Point::probeMillis) >= 0;
  }

  private static Curve cpu(Days days) {
    double most = most(days, Point::cpuPercent);
    var range = most < 0 ? "nothing known" : String.format(Locale.ROOT, "highest %.1f %%", most);
    return drawn("CPU", range, days, Point::cpuPercent, Math.max(most, LEAST_PERCENT));
  }

  private static Curve memory(Days days) {
    double most = most(days, Point::residentBytes);
    var range = most < 0 ? "nothing known" : "highest " + bytes(most);
    return drawn("Memory", range, days, Point::residentBytes, Math.max(most, LEAST_BYTES));
  }

  private static Curve probe(Days days) {
    double most = most(days, Point::probeMillis);
    var range =
        String.format(Locale.ROOT, most < 100 ? "highest %.1f ms" : "highest %,.0f ms", most);
    return drawn("Probe", range, days, Point::probeMillis, Math.max(most, LEAST_MILLIS));
  }

  private static double most(Days days, ToDoubleFunction<Point> figure) {
    return days.points().stream().mapToDouble(figure).max().orElse(-1);
  }

  /** As the script writes it. */
  private static String bytes(double bytes) {
    double mebibytes = bytes / (1 << 20);
    if (mebibytes < 1024)
      return String.format(Locale.ROOT, mebibytes < 10 ? "%.1f MiB" : "%.0f MiB", mebibytes);
    return String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
  }

  private static Curve drawn(
      String what, String range, Days days, ToDoubleFunction<Point> figure, double most) {
    var pen = new Pen(days);
    for (var point : days.points()) pen.draw(point, figure.applyAsDouble(point), most);
    pen.lift();
    long starts = days.points().stream().mapToLong(Point::starts).sum();
    return new Curve(
        what + ", " + span(days.to() - days.from()),
        range,
        starts == 0 ? "" : "starts: " + starts,
        pen.line.toString(),
        pen.area.toString(),
        pen.marks.toString());
  }

  /** Hours up to a day, else days. */
  private static String span(long seconds) {
    long hours = Math.round(seconds / 3600.0);
    return hours <= 24 ? hours + " h" : Math.round(hours / 24.0) + " days";
  }

  /** All of it in words, for those who cannot see it. */
  public String description() {
    return range + (starts.isEmpty() ? ", not started" : ", " + starts);
  }

  /** Draws from left to right. */
  private static final class Pen {
    private final Days days;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder area = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private double first = -1;
    private double last;
    private long before;

    Pen(Days days) {
      this.days = days;
    }

    private double x(long second) {
      double share = (second - days.from()) / (double) Math.max(1, days.to() - days.from());
      return Math.clamp(share, 0, 1) * WIDTH;
    }

    void draw(Point point, double value, double most) {
      double x = x(point.second());
      if (point.starts() > 0) marks.append(at("M%.1f 0V%d", x, HEIGHT));
      boolean gap = point.second() - before > days.step();
      if (value < 0 || gap) lift();
      if (value < 0) return;
      double y = HEIGHT - TOP - (HEIGHT - 2 * TOP) * Math.min(1, value / most);
      line.append(at(first < 0 ? "M%.1f %.1f" : "L%.1f %.1f", x, y));
      area.append(first < 0 ? at("M%.1f %dL%.1f %.1f", x, HEIGHT, x, y) : at("L%.1f %.1f", x, y));
      if (first < 0) first = x;
      last = x(point.second() + days.step());
      line.append(at("H%.1f", last));
      area.append(at("H%.1f", last));
      before = point.second();
    }

    /** Ends a piece, if there is one. */
    void lift() {
      if (first >= 0) area.append(at("L%.1f %dZ", last, HEIGHT));
      first = -1;
    }

    private static String at(String form, Object... numbers) {
      return String.format(Locale.ROOT, form, numbers);
    }
  }
}
