package jsupervisor.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last calls. Any thread; who adds one waits for nobody. */
final class Ring {
  private final AtomicReferenceArray<Call> places;
  private final AtomicLong added = new AtomicLong();

  /**
   * @param size how many are kept, 1 or more
   */
  Ring(int size) {
    places = new AtomicReferenceArray<>(size);
  }

  void add(Call call) {
    long number = added.getAndIncrement();
    places.setRelease((int) (number % places.length()), call);
  }

  /** How many there were in all. */
  long added() {
    return added.get();
  }

  /** Those that are kept, the youngest first; of those that come meanwhile some may be missing. */
  List<Call> youngest() {
    long end = added.get();
    var calls = new ArrayList<Call>();
    for (long number = end - 1; number >= Math.max(0, end - places.length()); number--) {
      var call = places.getAcquire((int) (number % places.length()));
      if (call != null) calls.add(call);
    }
    return calls;
  }
}
