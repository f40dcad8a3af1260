package jsupervisor.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What a fact leads to.
 *
 * @param life the process afterwards
 * @param effects what is to be done, in order
 */
public record Step(Life life, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }

  /** This and what follows at once, as one step. */
  Step then(Step next) {
    var all = new ArrayList<>(effects);
    all.addAll(next.effects());
    return new Step(next.life(), all);
  }
}
