package jsupervisor.chronicle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.News;
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
  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private final Consumer<RuntimeException> failed;
  private final Subscription subscription;
  private final Chronicle chronicle = new Chronicle();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile Page page = Page.EMPTY;
  private volatile long heardNanos = System.nanoTime();
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
      Newsroom newsroom, Asker asker, Runnable first, Consumer<RuntimeException> failed) {
    this.newsroom = newsroom;
    this.asker = asker;
    this.failed = failed;
    subscription = newsroom.subscribe(NEWS);
    thread = Thread.ofPlatform().name("chronicle").daemon().unstarted(() -> run(first));
  }

  /**
   * Begins, with the first look as soon as the control thread answers. Whoever wants to hear of
   * changes says so before any is announced.
   *
   * @param newsroom where changes are announced
   * @param asker the way to the control thread
   * @param first done once on the thread before everything else
   * @param failed takes what goes wrong; everything is looked at anew then
   */
  public static Chronicler start(
      Newsroom newsroom, Asker asker, Runnable first, Consumer<RuntimeException> failed) {
    var chronicler = new Chronicler(newsroom, asker, first, failed);
    chronicler.thread.start();
    return chronicler;
  }

  /** One more who wants to hear. */
  public void tell(Reader reader) {
    readers.add(reader);
  }

  private void run(Runnable first) {
    first.run();
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
    long now = System.nanoTime();
    var taken = subscription.take();
    lost += taken.dropped();
    known &= taken.dropped() == 0;
    tell(taken.news());
    heardNanos = now;
    if (known && taken.news().isEmpty() && chronicle.touched().isEmpty()) return;
    look();
    page = new Page(chronicle.entries(), lost);
  }

  private void tell(List<News> news) {
    for (var event : chronicle.tell(news, System.currentTimeMillis()))
      for (var reader : readers) tell(reader, event);
  }

  /** What goes wrong with one of them is no matter of the others'. */
  private void tell(Reader reader, Chronicle.Event event) {
    try {
      reader.changed(event.name(), event.change(), event.means());
    } catch (RuntimeException e) {
      failed.accept(e);
    }
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

  /**
   * Until when the readers have heard of all that was announced, of {@link System#nanoTime}; any
   * thread, at once.
   */
  public long heardNanos() {
    return heardNanos;
  }

  /**
   * Looks on no more, once the readers have heard, on this thread, of all that is announced by now.
   *
   * @param patience for a question under way; if it is not answered by then, the last announcements
   *     are lost
   */
  public void finish(Duration patience) throws InterruptedException {
    closed.countDown();
    if (thread.join(patience)) last();
    newsroom.leave(subscription);
  }

  /** Nothing is asked any more. */
  private void last() {
    try {
      var taken = subscription.take();
      lost += taken.dropped();
      tell(taken.news());
    } catch (RuntimeException e) {
      failed.accept(e);
    }
    page = new Page(chronicle.entries(), lost);
  }

  /** Looks on no more; does not wait. */
  @Override
  public void close() {
    newsroom.leave(subscription);
    closed.countDown();
  }
}
