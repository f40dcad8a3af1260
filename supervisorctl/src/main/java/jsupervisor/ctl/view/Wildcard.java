package jsupervisor.ctl.view;

import jsupervisor.terms.ProcessName;

/** Names with the shell's {@code *}, {@code ?} and {@code [a-z]} (glob(7)). */
public final class Wildcard {
  private Wildcard() {}

  /** Whether a text has such a character. */
  public static boolean isOne(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  /**
   * Whether a process is meant: by its name as it is shown, by {@code group:process}, or, when the
   * pattern has no colon, by its own name.
   */
  public static boolean fits(String pattern, ProcessName name) {
    return fits(pattern, name.text())
        || (pattern.indexOf(':') < 0
            ? fits(pattern, name.process())
            : fits(pattern, name.group() + ":" + name.process()));
  }

  /** Whether all of a text is of the pattern. */
  static boolean fits(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int tried = 0;
    while (t < text.length()) {
      int next = p < pattern.length() ? step(pattern, p, text.charAt(t)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        tried = t;
      } else if (next > 0) {
        p = next;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++tried;
      } else return false;
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') p++;
    return p == pattern.length();
  }

  /** Where the pattern goes on when its next element is of that character, else -1. */
  private static int step(String pattern, int at, char c) {
    char element = pattern.charAt(at);
    if (element == '?') return at + 1;
    int end = element == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (end < 0) return element == c ? at + 1 : -1;
    return inside(pattern.substring(at + 1, end), c) ? end + 1 : -1;
  }

  private static boolean inside(String set, char c) {
    boolean not = set.startsWith("!") || set.startsWith("^");
    boolean found = false;
    for (int at = not ? 1 : 0; at < set.length(); at++) {
      boolean range = at + 2 < set.length() && set.charAt(at + 1) == '-';
      char last = range ? set.charAt(at + 2) : set.charAt(at);
      found |= set.charAt(at) <= c && c <= last;
      if (range) at += 2;
    }
    return found != not;
  }
}
