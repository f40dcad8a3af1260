package jsupervisor.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A line that only one of two texts has, or has in another place.
 *
 * @param sign {@code -} when only the first has it, {@code +} when only the second has
 * @param text the line
 */
record LineDifference(char sign, String text) {

  /** The fewest lines that make the second text of the first, by a longest common subsequence. */
  static List<LineDifference> between(String first, String second) {
    var ours = second.lines().toList();
    var theirs = first.lines().toList();
    int[][] common = common(theirs, ours);
    var found = new ArrayList<LineDifference>();
    int i = 0;
    int j = 0;
    while (i < theirs.size() || j < ours.size()) {
      if (i < theirs.size() && j < ours.size() && theirs.get(i).equals(ours.get(j))) {
        i++;
        j++;
      } else if (j == ours.size() || (i < theirs.size() && common[i + 1][j] >= common[i][j + 1])) {
        found.add(new LineDifference('-', theirs.get(i++)));
      } else {
        found.add(new LineDifference('+', ours.get(j++)));
      }
    }
    return found;
  }

  /** Length of the longest common subsequence of what follows from each pair of places. */
  private static int[][] common(List<String> first, List<String> second) {
    var length = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        length[i][j] =
            first.get(i).equals(second.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  @Override
  public String toString() {
    return sign + " " + text;
  }
}
