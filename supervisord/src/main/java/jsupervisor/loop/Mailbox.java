package jsupervisor.loop;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import jsupervisor.posix.EventFd;

/** Work that other threads hand to the control thread, in order of arrival. */
final class Mailbox {
  private final ConcurrentLinkedQueue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final EventFd bell = new EventFd();

  /** The descriptor that becomes readable when there is something to do. */
  int fd() {
    return bell.fd();
  }

  /** Hands over; any thread, never blocks. */
  void post(Runnable letter) {
    letters.add(letter);
    if (rung.compareAndSet(false, true)) bell.signal();
  }

  /** Silences the bell; only then may {@link #next} be trusted to see everything. */
  void answerBell() {
    bell.drain();
    rung.set(false);
  }

  /** The next piece of work, null when there is none. Control thread only. */
  Runnable next() {
    return letters.poll();
  }
}
