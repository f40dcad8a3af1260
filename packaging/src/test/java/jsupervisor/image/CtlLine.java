package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code ctl-lines.txt} and what stands with it.
 *
 * @param words what is typed
 * @param sorted whether the order of the lines that are printed is chance: processes that are
 *     stopped or started together are told as they come
 * @param before steps to be taken first
 */
record CtlLine(String words, boolean sorted, List<String> before) {

  /** Every line of the file. */
  static List<CtlLine> all() throws IOException {
    var lines = new ArrayList<CtlLine>();
    var before = new ArrayList<String>();
    for (var text : Files.readAllLines(Image.resource("oracle/ctl-lines.txt"))) {
      if (text.isEmpty() || text.startsWith("#")) continue;
      var rest = text.length() > 2 ? text.substring(2) : "";
      switch (text.charAt(0)) {
        case '@' -> before.add(rest);
        case '$', '~' -> {
          lines.add(new CtlLine(rest, text.startsWith("~"), List.copyOf(before)));
          before.clear();
        }
        default -> throw new AssertionError("ctl-lines.txt: " + text);
      }
    }
    return lines;
  }
}
