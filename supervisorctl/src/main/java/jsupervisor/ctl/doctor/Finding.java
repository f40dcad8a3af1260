package jsupervisor.ctl.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.Columns;
import jsupervisor.terms.Printable;

/**
 * What was looked at, and what is thought of it.
 *
 * @param verdict of the three
 * @param what as in {@code pid file}
 * @param why what is so, and when that is bad what to do
 */
public record Finding(Verdict verdict, String what, String why) {
  private static final int WIDEST = 40;

  /** Whether something has to be done. */
  public enum Verdict {
    /** No. */
    OK,
    /** Soon. */
    WARN,
    /** Now: it does not work. */
    FAIL;

    /** As it is shown. */
    String word() {
      return switch (this) {
        case OK -> "ok";
        case WARN -> "warn";
        case FAIL -> "fail";
      };
    }
  }

  public static Finding ok(String what, String why) {
    return new Finding(Verdict.OK, what, why);
  }

  public static Finding warn(String what, String why) {
    return new Finding(Verdict.WARN, what, why);
  }

  public static Finding fail(String what, String why) {
    return new Finding(Verdict.FAIL, what, why);
  }

  /** A line each, in columns. */
  public static List<String> lines(List<Finding> findings) {
    int width = 0;
    for (var each : findings) width = Math.max(width, Math.min(WIDEST, each.what().length()));
    var lines = new ArrayList<String>();
    for (var each : findings)
      lines.add(
          Columns.pad(each.verdict().word(), 4)
              + "  "
              + Columns.pad(Printable.line(each.what()), width)
              + "  "
              + Printable.line(each.why()));
    return lines;
  }

  /** For a machine. */
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("verdict", verdict.word());
    members.put("what", what);
    members.put("why", why);
    return members;
  }
}
