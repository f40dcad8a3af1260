package jsupervisor.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Whom the kernel ends when memory is short (proc_pid_oom_score_adj(5)): never the keeper, which
 * has next to none and whose end is everybody's. Its children would inherit that, and are given
 * back what it was.
 */
public final class OomScores {
  /** Of a process that is never ended. */
  public static final int NEVER = -1000;

  private static final long KNOWN = 96;
  private static final long BEFORE = 100;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private final Keeper keeper;
  private final MemorySegment memory;

  OomScores(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /**
   * Gives the keeper a score of its own, where this process may; nothing happens where it may not.
   *
   * @param score -1000 to 1000
   */
  public void keeper(int score) {
    try {
      int before = Integer.parseInt(Files.readString(file("self")).strip());
      Files.writeString(file(Integer.toString(keeper.pid())), Integer.toString(score));
      memory.set(INT, BEFORE, before);
      memory.set(INT, KNOWN, 1);
    } catch (IOException | NumberFormatException _) {
      // CAP_SYS_RESOURCE is missing, or /proc: as without this
    }
  }

  /** This JVM is ended like others. */
  public void settle() {
    var score = children();
    if (score.isEmpty()) return;
    try {
      Files.writeString(file("self"), Integer.toString(score.getAsInt()));
    } catch (IOException _) {
      // then it is ended last; the watchdog knows the other reasons
    }
  }

  /** What a child has to be given. */
  OptionalInt children() {
    return memory.get(INT, KNOWN) == 0
        ? OptionalInt.empty()
        : OptionalInt.of(memory.get(INT, BEFORE));
  }

  private static Path file(String process) {
    return Path.of("/proc", process, "oom_score_adj");
  }
}
