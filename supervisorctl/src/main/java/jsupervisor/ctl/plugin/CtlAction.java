package jsupervisor.ctl.plugin;

import java.util.List;

/**
 * One action.
 *
 * @param verb the word that calls it: letters, digits and underscores; an action of our own of that
 *     name goes before it
 * @param help the lines that {@code help verb} prints
 * @param body what is done
 */
public record CtlAction(String verb, List<String> help, Body body) {
  public CtlAction {
    help = List.copyOf(help);
  }

  /** Does it, on the only thread of the client. */
  @FunctionalInterface
  public interface Body {
    /**
     * Carries it out.
     *
     * @param argument what stands behind the verb, without blanks around it
     * @throws jsupervisor.terms.Fault a refusal of the daemon, which the client tells
     */
    void run(CtlSession session, String argument);
  }
}
