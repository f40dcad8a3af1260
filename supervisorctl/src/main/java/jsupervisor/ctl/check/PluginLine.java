package jsupervisor.ctl.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import jsupervisor.terms.Printable;

/**
 * The one line of a monitoring plugin.
 *
 * @param severity which is the exit status, too
 * @param text without a line break, 4,000 bytes of UTF-8 at most
 */
public record PluginLine(Severity severity, String text) {
  private static final String SERVICE = "SUPERVISOR ";

  /** In characters; three bytes each at most. */
  private static final int LONGEST = 1000;

  /** In bytes: less than what Nagios reads of a plugin. */
  private static final int LONGEST_WITH_FIGURES = 4000;

  /** More are counted. */
  private static final int MOST_FINDINGS = 8;

  private static final int LONGEST_FINDING = 120;

  /** What shells, macros and pages could take for more than text; Nagios forbids them, too. */
  private static final String FORBIDDEN = "|`$&<>\\;";

  /** A line for a single reason. */
  public static PluginLine of(Severity severity, String text) {
    return new PluginLine(severity, SERVICE + severity + " - " + plain(text, LONGEST));
  }

  static PluginLine of(List<Finding> findings, String summary, List<Figure> figures) {
    var worst = Severity.OK;
    for (var finding : findings) worst = worst.worse(finding.severity());
    var text = new StringBuilder(SERVICE + worst + " - " + reasons(findings) + summary);
    append(text, figures);
    return new PluginLine(worst, text.toString());
  }

  private static String reasons(List<Finding> findings) {
    if (findings.isEmpty()) return "";
    var named =
        findings.stream()
            .sorted(Comparator.comparing(Finding::severity, PluginLine::worstFirst))
            .limit(MOST_FINDINGS)
            .map(finding -> plain(finding.text(), LONGEST_FINDING))
            .collect(Collectors.joining(", "));
    int more = findings.size() - MOST_FINDINGS;
    return named + (more > 0 ? " and " + more + " more" : "") + ". ";
  }

  private static int worstFirst(Severity one, Severity other) {
    if (one == other) return 0;
    return one.worse(other) == one ? -1 : 1;
  }

  /** Whole figures as long as there is room; of two with one label the first. */
  private static void append(StringBuilder text, List<Figure> figures) {
    var labels = new HashSet<String>();
    var parts = new ArrayList<String>();
    int length = text.toString().getBytes(UTF_8).length + 2;
    for (var figure : figures) {
      var part = figure.text();
      if (length + part.length() + 1 > LONGEST_WITH_FIGURES) break;
      if (!labels.add(figure.label())) continue;
      length += part.length() + 1;
      parts.add(part);
    }
    if (!parts.isEmpty()) text.append(" | ").append(String.join(" ", parts));
  }

  /** Text of others in one line, without what somebody might obey. */
  private static String plain(String text, int most) {
    var clean = new StringBuilder();
    for (int at = 0; at < text.length() && clean.length() <= most; at++) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') continue;
      if (Character.isWhitespace(c)) clean.append(' ');
      else if (Printable.control(c) || FORBIDDEN.indexOf(c) >= 0) clean.append('_');
      else clean.append(c);
    }
    return clean.length() > most ? clean.substring(0, most - 3) + "..." : clean.toString();
  }
}
