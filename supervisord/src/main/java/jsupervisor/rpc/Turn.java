package jsupervisor.rpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/**
 * Who may have logs and other large answers in memory: one thread at a time, from the first of them
 * until all is encoded. So several callers at once cannot add up. Any thread that may wait.
 */
final class Turn {
  private final ReentrantLock lock = new ReentrantLock();
  private final Duration patience;

  /**
   * @param patience how long one waits before one is told that the daemon is busy
   */
  Turn(Duration patience) {
    this.patience = patience;
  }

  /**
   * Waits for it; who has it already goes on.
   *
   * @throws Fault when others have it for too long
   */
  void take() {
    if (!lock.isHeldByCurrentThread() && !taken())
      throw Fault.of(FaultCode.FAILED, "other large answers are being made, try again later");
  }

  private boolean taken() {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives back afterwards what the work has taken. */
  void around(Runnable work) {
    boolean before = lock.isHeldByCurrentThread();
    try {
      work.run();
    } finally {
      if (!before && lock.isHeldByCurrentThread()) lock.unlock();
    }
  }
}
