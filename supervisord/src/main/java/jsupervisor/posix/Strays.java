package jsupervisor.posix;

import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What the keeper holds and nobody would ever close, because a JVM was killed before it wrote it
 * down.
 */
public final class Strays {
  /** Numbers are given from below: none lies far above those that are known. */
  private static final int BEYOND = 256;

  private Strays() {}

  /**
   * Makes the keeper let go of them.
   *
   * @param known numbers that are in use
   * @param stray looks at a copy of one of the others, in this JVM
   */
  public static void drop(Keeper keeper, Set<Integer> known, IntPredicate stray) {
    int most = known.stream().mapToInt(fd -> fd).max().orElse(0);
    for (int fd : keeper.fds().open(most + BEYOND)) {
      if (known.contains(fd)) continue;
      int copy = keeper.fds().fetch(fd)[0];
      if (stray.test(copy)) keeper.release(fd);
      Fds.close(copy);
    }
  }
}
