package jsupervisor.alerts;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that wait for those who are told; they end when there is nothing to do. */
final class Couriers implements Executor {
  private static final int MOST = 8;
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** As long as there are targets: each has one message on its way, and one test. */
  private final ThreadPoolExecutor threads;

  /**
   * @param patient makes the calling thread give way to others
   */
  Couriers(Runnable patient) {
    threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> thread(patient, work));
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable patient, Runnable work) {
    return Thread.ofPlatform()
        .name("alert-courier")
        .daemon()
        .unstarted(() -> {
          patient.run();
          work.run();
        });
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }
}
