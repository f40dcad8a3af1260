package jsupervisor.ctl.view;

import java.util.ArrayList;
import java.util.List;

/** Texts set in columns. Widths are code points. */
public final class Columns {
  private static final int WIDTH = 79;

  private Columns() {}

  /** The text with blanks after it up to a width; a longer text stays as it is. */
  public static String pad(String text, int width) {
    int length = text.codePointCount(0, text.length());
    return length >= width ? text : text + " ".repeat(width - length);
  }

  /**
   * Words in as few lines of 79 as possible, read downwards, two blanks between columns, the last
   * column padded too (as Python's {@code cmd.columnize}).
   *
   * @param words at least one
   */
  public static List<String> of(List<String> words) {
    for (int rows = 1; rows < words.size(); rows++) {
      var widths = widths(words, rows);
      int total = -2;
      for (int width : widths) total += width + 2;
      if (total <= WIDTH) return lines(words, rows, widths);
    }
    return words;
  }

  private static List<Integer> widths(List<String> words, int rows) {
    var widths = new ArrayList<Integer>();
    for (int start = 0; start < words.size(); start += rows) {
      int widest = 0;
      for (var word : words.subList(start, Math.min(start + rows, words.size())))
        widest = Math.max(widest, word.length());
      widths.add(widest);
    }
    return widths;
  }

  private static List<String> lines(List<String> words, int rows, List<Integer> widths) {
    var lines = new ArrayList<String>();
    for (int row = 0; row < rows; row++) {
      var cells = new ArrayList<String>();
      for (int at = row; at < words.size(); at += rows)
        cells.add(pad(words.get(at), widths.get(at / rows)));
      lines.add(String.join("  ", cells));
    }
    return lines;
  }
}
