package jsupervisor.ctl.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.Columns;
import jsupervisor.terms.Finding;
import jsupervisor.terms.Printable;

/** Findings as they are shown. */
public final class Findings {
  private static final int WIDEST = 40;

  private Findings() {}

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
  public static Map<String, Object> members(Finding finding) {
    var members = new LinkedHashMap<String, Object>();
    members.put("verdict", finding.verdict().word());
    members.put("what", finding.what());
    members.put("why", finding.why());
    return members;
  }
}
