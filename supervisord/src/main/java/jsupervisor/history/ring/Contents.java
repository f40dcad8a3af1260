package jsupervisor.history.ring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Transition;

/**
 * All that a file holds; immutable.
 *
 * @param interval seconds of a sample
 * @param samples by time; an interval without one is a gap
 * @param changes by number, as they happened
 */
public record Contents(int interval, List<Sample> samples, List<Transition> changes) {
  public Contents {
    samples = List.copyOf(samples);
    changes = List.copyOf(changes);
  }

  /**
   * Reads a whole file; pure.
   *
   * @return empty when it is no such file, or its head is damaged
   */
  static Optional<Contents> of(byte[] bytes, Key key) {
    var file = ByteBuffer.wrap(bytes);
    return Layout.read(file, bytes.length, key).map(layout -> of(file, layout));
  }

  private static Contents of(ByteBuffer file, Layout layout) {
    var samples = new ArrayList<Sample>();
    for (int slot = 0; slot < layout.samples(); slot++) {
      int place = slot;
      Sample.at(file, layout.sample(slot), layout.interval())
          .filter(sample -> sample.slot(layout.interval()) % layout.samples() == place)
          .ifPresent(samples::add);
    }
    samples.sort(Comparator.comparingLong(Sample::second));
    var changes = changes(file, layout).stream().map(Changed::change).toList();
    return new Contents(layout.interval(), samples, changes);
  }

  /** The changes of a file that begins with its head, the oldest first. */
  static List<Changed> changes(ByteBuffer file, Layout layout) {
    var all = new ArrayList<Changed>();
    for (int place = 0; place < layout.changes(); place++) {
      int from = layout.change(place);
      Changed.at(file, from)
          .filter(each -> layout.change(each.number()) == from)
          .ifPresent(all::add);
    }
    all.sort(Comparator.comparingLong(Changed::number));
    return all;
  }
}
