package jsupervisor.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.alerts.say.Message;
import jsupervisor.alerts.send.Outcome;
import jsupervisor.alerts.send.Target;

/**
 * Tries out the targets of one alert, one caller at a time. Any thread that may wait.
 *
 * @param alone one permit
 */
record Testable(Message.Sender sender, List<Target> targets, Semaphore alone) {
  private static final long MOST_SECONDS = 15;

  /**
   * Sends a message to each.
   *
   * @return what has become of it, in the order of the targets; empty = somebody does it already
   */
  List<Tested> run(Executor threads) throws InterruptedException {
    if (!alone.tryAcquire()) return List.of();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
      var message = new Message(sender, true, false, Digest.NONE);
      var answers =
          targets.stream()
              .map(each -> CompletableFuture.supplyAsync(() -> each.send(message), threads))
              .toList();
      var all = new ArrayList<Tested>();
      for (int i = 0; i < answers.size(); i++)
        all.add(new Tested(targets.get(i).word(), outcome(answers.get(i), end)));
      return all;
    } finally {
      alone.release();
    }
  }

  private static Outcome outcome(CompletableFuture<Outcome> answer, long endNanos)
      throws InterruptedException {
    try {
      return answer.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new Outcome.Failed("no answer within " + MOST_SECONDS + " seconds");
    } catch (ExecutionException e) {
      return new Outcome.Failed("an error of ours: " + e.getCause());
    }
  }
}
