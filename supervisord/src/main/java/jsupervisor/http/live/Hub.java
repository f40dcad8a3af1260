package jsupervisor.http.live;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jsupervisor.ask.Newsroom;
import jsupervisor.ask.Subscription;

/** All streams to pages, and what they were told last. Safe for any thread. */
final class Hub {
  static final int MOST_STREAMS = 64;

  /** Changes that may wait for a tenth of a second. */
  private static final int NEWS = 4096;

  private final Newsroom newsroom;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Stream> streams = new HashSet<>();
  private final Recent recent = new Recent(epoch());
  private Optional<Subscription> subscription = Optional.empty();
  private boolean closed;

  Hub(Newsroom newsroom) {
    this.newsroom = newsroom;
  }

  /**
   * What a stream begins with.
   *
   * @param id of the last event before
   * @param missed what it has missed; empty = that is not known, it needs everything
   * @param pump a subscription without a thread that looks into it, which has to be started
   */
  record Joined(String id, Optional<List<byte[]>> missed, Optional<Subscription> pump) {}

  private static String epoch() {
    var bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * From now on the stream is told everything.
   *
   * @param seen the last event that its page has seen
   * @return empty when there are too many already, or the daemon has ended
   */
  Optional<Joined> join(Stream stream, Optional<String> seen) {
    lock.lock();
    try {
      if (closed || streams.size() >= MOST_STREAMS) return Optional.empty();
      streams.add(stream);
      var fresh = subscription.isEmpty() ? subscribe() : Optional.<Subscription>empty();
      var missed = seen.flatMap(id -> recent.after(id, stream.watched()));
      return Optional.of(new Joined(recent.lastId(), missed, fresh));
    } finally {
      lock.unlock();
    }
  }

  /** Nobody has listened meanwhile, so nobody knows what has happened. */
  private Optional<Subscription> subscribe() {
    subscription = Optional.of(newsroom.subscribe(NEWS));
    recent.interrupted();
    return subscription;
  }

  void leave(Stream stream) {
    lock.lock();
    try {
      streams.remove(stream);
    } finally {
      lock.unlock();
    }
  }

  /** Stops listening when no stream is left; false when there is one. */
  boolean rest() {
    lock.lock();
    try {
      if (!streams.isEmpty() && !closed) return false;
      subscription.ifPresent(newsroom::leave);
      subscription = Optional.empty();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells every stream that it concerns.
   *
   * @param process the only process that it is about, empty = for all
   */
  void publish(String kind, String process, String data) {
    lock.lock();
    try {
      var event = recent.add(kind, process, data);
      for (var stream : streams) if (event.concerns(stream.watched())) stream.put(event.bytes());
    } finally {
      lock.unlock();
    }
  }

  /** Something was lost: whoever comes back needs everything. */
  void interrupted() {
    lock.lock();
    try {
      recent.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Tells every stream something that is not to be remembered. */
  void say(byte[] frame) {
    for (var stream : streams()) stream.put(frame);
  }

  Set<Stream> streams() {
    lock.lock();
    try {
      return Set.copyOf(streams);
    } finally {
      lock.unlock();
    }
  }

  /** The processes whose samples somebody wants. */
  Set<String> watched() {
    return streams().stream()
        .map(Stream::watched)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams. */
  void close() {
    lock.lock();
    try {
      closed = true;
      streams.forEach(Stream::end);
    } finally {
      lock.unlock();
    }
  }
}
