package jsupervisor.crashes;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What has happened and waits to be looked at; who puts something there never waits. */
final class Waiting {
  private static final int MOST = 16_384;

  /** Empty = look whether it is time to end. */
  private final BlockingQueue<Optional<Happening>> all = new ArrayBlockingQueue<>(MOST);

  /**
   * Any thread.
   *
   * @return whether there was room
   */
  boolean add(Happening what) {
    return all.offer(Optional.of(what));
  }

  /** Whoever waits for something goes on without; any thread. */
  void wake() {
    all.offer(Optional.empty());
  }

  /** The next, for which a second is waited. */
  Optional<Happening> next() throws InterruptedException {
    var next = all.poll(1, TimeUnit.SECONDS);
    return next == null ? Optional.empty() : next;
  }

  /** How many there are; any thread. */
  long size() {
    return all.stream().filter(Optional::isPresent).count();
  }
}
