package jsupervisor.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jsupervisor.core.Moment;
import jsupervisor.core.Now;
import jsupervisor.logging.MainLog;
import jsupervisor.output.OutputThread;
import jsupervisor.posix.Keeper;

/**
 * What the control thread works with.
 *
 * @param keeper parent of all children
 * @param journal what survives
 * @param log the main log
 * @param output the thread that owns pipes and log files
 * @param timers things to do later
 * @param mailbox things to do now
 */
record Means(
    Keeper keeper,
    Journal journal,
    MainLog log,
    OutputThread output,
    Timers timers,
    Mailbox mailbox) {

  /** Work that may wait for a disk, on a thread of its own; what follows goes on over here. */
  <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofPlatform().daemon().start(task))
        .thenApplyAsync(x -> x, mailbox::post);
  }

  /** Both clocks; the monotonic one is the same for every process of this boot. */
  static Now now() {
    return new Now(new Moment(System.nanoTime()), System.currentTimeMillis());
  }
}
