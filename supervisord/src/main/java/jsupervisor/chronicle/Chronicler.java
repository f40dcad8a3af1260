package jsupervisor.chronicle;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Subscription;
import jsupervisor.ask.Transition;
import jsupervisor.terms.ProcessName;

/**
 * Takes what the control thread announces, five times a second, on a thread of its own, and asks it
 * about those processes only that have changed. The control thread never waits for it: what cannot
 * be taken in time is lost, counted, and made up for by a look at everything.
 */
public final class Chronicler implements AutoCloseable {
  private static final long TICK_MILLIS = 200;

  /** Announcements that may wait for a tick, and for a question under way. */
  private static final int NEWS = 16_384;

  private final Newsroom newsroom;
  private final Asker asker;
  private final Reader reader;
  private final Consumer<RuntimeException> failed;
  private final Subscription subscription;
  private final Chronicle chronicle = new Chronicle();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Page page = Page.EMPTY;
  private boolean known;
  private long lost;

  /** Who wants to hear of each change; on the chronicler's thread. */
  public interface Reader {

    /**
     * A process has changed its state.
     *
     * @param means what of it is counted
     */
    void changed(ProcessName name, Transition change, List<Occurrence> means);
  }

  private Chronicler(
      Newsroom newsroom, Asker asker, Reader reader, Consumer<RuntimeException> failed) {
    this.newsroom = newsroom;
    this.asker = asker;
    this.reader = reader;
    this.failed = failed;
    subscription = newsroom.subscribe(NEWS);
  }

  /**
   * Begins, with the first look as soon as the control thread answers.
   *
   * @param newsroom where changes are announced
   * @param asker the way to the control thread
   * @param first done once on the thread before everything else
   * @param failed takes what goes wrong; everything is looked at anew then
   */
  public static Chronicler start(
      Newsroom newsroom,
      Asker asker,
      Reader reader,
      Runnable first,
      Consumer<RuntimeException> failed) {
    var chronicler = new Chronicler(newsroom, asker, reader, failed);
    Thread.ofPlatform()
        .name("chronicle")
        .daemon()
        .start(() -> {
          first.run();
          chronicler.run();
        });
    return chronicler;
  }

  private void run() {
    try {
      do turn();
      while (!closed.await(TICK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      take();
    } catch (RuntimeException e) {
      known = false;
      failed.accept(e);
    }
  }

  private void take() {
    var taken = subscription.take();
    lost += taken.dropped();
    known &= taken.dropped() == 0;
    if (known && taken.news().isEmpty() && chronicle.touched().isEmpty()) return;
    for (var event : chronicle.tell(taken.news(), System.currentTimeMillis()))
      reader.changed(event.name(), event.change(), event.means());
    look();
    page = new Page(chronicle.entries(), lost);
  }

  private void look() {
    var touched = chronicle.touched();
    if (!known) chronicle.look(asker.ask(new Ask.Look()).processes(), System.currentTimeMillis());
    else if (!touched.isEmpty()) chronicle.seen(asker.ask(new Ask.Some(touched)));
    known = true;
  }

  /** Everything as it was a tick ago; any thread, at once. */
  public Page page() {
    return page;
  }

  /** Looks on no more; does not wait. */
  @Override
  public void close() {
    newsroom.leave(subscription);
    closed.countDown();
  }
}
