package jsupervisor.alerts.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A process that is not well, or what is outside; immutable.
 *
 * @param flapping whether it does not come to rest
 * @param changedMillis when it has changed last, in wall time
 * @param silent events that were not told since it is flapping
 * @param sick whether its health was the last trouble
 * @param changes when it has changed, the last few of them
 */
public record Trouble(
    boolean flapping, long changedMillis, long silent, boolean sick, List<Long> changes) {
  static final Trouble BEGUN = new Trouble(false, 0, 0, false, List.of());

  public Trouble {
    changes = List.copyOf(changes);
  }

  /**
   * After one more change.
   *
   * @param most more of them within the window are flapping; 0 = never
   */
  Trouble changed(long atMillis, int most, long windowMillis) {
    var last = new ArrayList<>(changes);
    last.add(atMillis);
    while (last.size() > most + 1) last.removeFirst();
    boolean many = most > 0 && last.size() > most && atMillis - last.getFirst() <= windowMillis;
    return new Trouble(flapping || many, atMillis, silent, sick, most > 0 ? last : List.of());
  }

  /** The same, with its health as the last trouble, or not. */
  public Trouble withSick(boolean other) {
    return new Trouble(flapping, changedMillis, silent, other, changes);
  }

  Trouble silenced() {
    return new Trouble(flapping, changedMillis, silent + 1, sick, changes);
  }

  /** It does not flap any more. */
  Trouble rested() {
    return new Trouble(false, changedMillis, silent, sick, List.of());
  }
}
