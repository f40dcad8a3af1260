package jsupervisor.ctl.command;

import java.util.ArrayList;
import java.util.List;

/** Arguments, separated by white space. */
final class Words {
  private Words() {}

  /** The words of a text; none for an empty one. */
  static List<String> of(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int at = 0; at <= text.length(); at++) {
      boolean blank = at == text.length() || Character.isWhitespace(text.charAt(at));
      if (blank && start >= 0) words.add(text.substring(start, at));
      if (blank) start = -1;
      else if (start < 0) start = at;
    }
    return List.copyOf(words);
  }
}
