package jsupervisor.ask;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the control thread's announcements to everybody who has subscribed. Each subscriber has a
 * queue of its own; nobody is woken, so that telling costs the control thread a store for each, and
 * nothing where there is none.
 */
public final class Newsroom implements Feed {
  private volatile Subscription[] subscriptions = {};

  @Override
  public void tell(News news) {
    for (var subscription : subscriptions) subscription.put(news);
  }

  /**
   * Begins to listen; any thread.
   *
   * @param capacity how much may wait to be taken, 1 or more; beyond it news is dropped and counted
   */
  public synchronized Subscription subscribe(int capacity) {
    var all = new ArrayList<>(List.of(subscriptions));
    var subscription = new Subscription(capacity);
    all.add(subscription);
    subscriptions = all.toArray(Subscription[]::new);
    return subscription;
  }

  /** Stops listening; what waits is forgotten. Any thread. */
  public synchronized void leave(Subscription subscription) {
    var all = new ArrayList<>(List.of(subscriptions));
    all.remove(subscription);
    subscriptions = all.toArray(Subscription[]::new);
  }
}
