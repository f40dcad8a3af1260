package jsupervisor.config.values;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import jsupervisor.ini.Repr;

/** Guesses what somebody meant: the known word that is the fewest typing errors away. */
public final class Likeness {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;
  private static final int MOST_ERRORS = 3;
  private static final int LETTERS_PER_ERROR = 3;

  private Likeness() {}

  /**
   * The known word that is most like the typed one; of several the first in the alphabet. Case does
   * not count, and a dash is as good as an underscore.
   *
   * @return empty when nothing is near: more than one error in three letters, or more than three,
   *     or a word that is itself shorter than three letters
   */
  public static Optional<String> closest(String typed, Collection<String> known) {
    if (typed.length() < SHORTEST || typed.length() > LONGEST) return Optional.empty();
    int most = Math.clamp(typed.length() / LETTERS_PER_ERROR, 1, MOST_ERRORS);
    var plain = plain(typed);
    return known.stream()
        .filter(word -> Math.abs(word.length() - typed.length()) <= most)
        .filter(word -> distance(plain, plain(word)) <= most)
        .min(
            Comparator.comparingInt((String word) -> distance(plain, plain(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code did you mean 'x'?}, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return closest(typed, known).map(word -> "did you mean " + Repr.of(word) + "?").orElse("");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * How many letters must be put in, taken out, exchanged, or swapped with a neighbour (optimal
   * string alignment distance).
   */
  static int distance(String one, String other) {
    int[] before = new int[0];
    int[] last = new int[other.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) row[j] = cell(one, other, i, j, before, last, row);
      before = last;
      last = row;
    }
    return last[other.length()];
  }

  private static int cell(
      String one, String other, int i, int j, int[] before, int[] last, int[] row) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, before[j - 2] + 1) : least;
  }
}
