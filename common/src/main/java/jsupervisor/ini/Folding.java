package jsupervisor.ini;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ini4j.spi.EscapeTool;

/**
 * Folds text in the dialect of Python's ConfigParser, as Supervisor sets it up, into the plain
 * dialect of ini4j (spec config, 2.1). The line number rides in front of each name; bars guard
 * names and values, because ini4j trims them.
 */
final class Folding {
  private final StringBuilder out = new StringBuilder();
  private final List<Integer> badLines = new ArrayList<>();
  private final List<String> value = new ArrayList<>();
  private String option = "";
  private int optionLine;
  private boolean inSection;
  private int indent;
  private int orphan;

  static Folding of(List<String> lines) {
    var folding = new Folding();
    for (int i = 0; i < lines.size() && folding.orphan == 0; i++) folding.line(lines.get(i), i + 1);
    folding.flush();
    return folding;
  }

  /** The text for ini4j. */
  String text() {
    return out.toString();
  }

  /** Numbers of the lines that are neither header nor option. */
  List<Integer> badLines() {
    return badLines;
  }

  /** The number of a line that stands before the first section header, 0 when there is none. */
  int orphan() {
    return orphan;
  }

  private void line(String line, int number) {
    int comment = LineComment.start(line);
    var content = Blank.strip(comment < 0 ? line : line.substring(0, comment));
    int column = Blank.indent(line);
    if (content.isEmpty()) {
      if (comment < 0 && inOption()) value.add("");
    } else if (inOption() && column > indent) {
      value.add(content);
    } else {
      indent = column;
      headerOrOption(content, number);
    }
  }

  private void headerOrOption(String content, int number) {
    int end = content.lastIndexOf(']');
    if (content.startsWith("[") && end > 1) {
      flush();
      write("[" + number + "|", content.substring(1, end), "|]\n");
      inSection = true;
    } else if (!inSection) {
      orphan = number;
    } else {
      option(content, number);
    }
  }

  private void option(String content, int number) {
    int split = delimiter(content);
    if (split <= 0) {
      badLines.add(number);
      if (split == 0) flush(); // Python goes on as if no option had begun
      return;
    }
    flush();
    option = Blank.stripEnd(content.substring(0, split)).toLowerCase(Locale.ROOT);
    optionLine = number;
    value.add(Blank.strip(content.substring(split + 1)));
  }

  private static int delimiter(String content) {
    for (int i = 0; i < content.length(); i++)
      if (content.charAt(i) == '=' || content.charAt(i) == ':') return i;
    return -1;
  }

  private boolean inOption() {
    return inSection && optionLine > 0;
  }

  private void flush() {
    if (optionLine > 0) {
      write(optionLine + "|", option, "|=");
      write("|", Blank.stripEnd(String.join("\n", value)), "\n");
    }
    optionLine = 0;
    value.clear();
  }

  private void write(String before, String guarded, String after) {
    out.append(before).append(EscapeTool.getInstance().escape(guarded)).append(after);
  }
}
