package jsupervisor.ctl.view;

import java.util.List;
import java.util.Optional;

/** What a mistyped word may have meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The word that is reached with the fewest slips of the finger (a letter too many, too few,
   * wrong, or two exchanged), if those are at most one in three letters.
   */
  public static Optional<String> to(String typed, Iterable<String> words) {
    Optional<String> nearest = Optional.empty();
    int least = Math.max(1, typed.length() / 3) + 1;
    for (var word : words) {
      int slips = slips(typed, word);
      if (slips >= least) continue;
      least = slips;
      nearest = Optional.of(word);
    }
    return nearest;
  }

  /** {@code Did you mean …?}, if anything is near. */
  public static Optional<String> question(String typed, List<String> words) {
    return to(typed, words).map(word -> "Did you mean \"" + word + "\"?");
  }

  /** Damerau's distance, in its form of optimal alignment. */
  static int slips(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) rows[i][0] = i;
    for (int j = 0; j <= b.length(); j++) rows[0][j] = j;
    for (int i = 1; i <= a.length(); i++)
      for (int j = 1; j <= b.length(); j++) rows[i][j] = least(rows, a, b, i, j);
    return rows[a.length()][b.length()];
  }

  private static int least(int[][] rows, String a, String b, int i, int j) {
    char left = a.charAt(i - 1);
    char right = b.charAt(j - 1);
    int wrong = rows[i - 1][j - 1] + (left == right ? 0 : 1);
    int least = Math.min(wrong, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    if (i > 1 && j > 1 && left == b.charAt(j - 2) && a.charAt(i - 2) == right)
      least = Math.min(least, rows[i - 2][j - 2] + 1);
    return least;
  }
}
