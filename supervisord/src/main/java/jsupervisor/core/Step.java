package jsupervisor.core;

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
}
