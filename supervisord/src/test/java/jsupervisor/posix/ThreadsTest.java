package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What the kernel says of a thread (proc_pid_stat(5)). */
class ThreadsTest {
  private static final int NICE = 16;
  private static final int POLICY = 38;
  private static final String BATCH = "3";

  private static int nice() throws IOException {
    return Integer.parseInt(stat()[NICE]);
  }

  /** The fields behind the name. */
  private static String[] stat() throws IOException {
    var text = Files.readString(Path.of("/proc/thread-self/stat"));
    return text.substring(text.lastIndexOf(')') + 2).split(" ");
  }

  @Test
  void whatWorksInTheBackgroundIsNicerThanItWasAndNothingElseIs()
      throws IOException, InterruptedException, ExecutionException {
    int before = nice();
    var task =
        new FutureTask<>(() -> {
          Threads.background();
          int once = nice();
          Threads.background();
          return new int[] {once, nice(), stat()[POLICY].equals(BATCH) ? 1 : 0};
        });
    Thread.ofPlatform().start(task);
    int[] seen = task.get();
    assertEquals(Math.min(19, before + 5), seen[0]);
    assertEquals(Math.min(19, before + 10), seen[1]);
    assertEquals(1, seen[2], "SCHED_BATCH");
    assertEquals(before, nice());
  }
}
