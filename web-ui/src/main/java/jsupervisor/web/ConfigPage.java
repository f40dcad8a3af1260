package jsupervisor.web;

import java.util.List;
import java.util.Optional;

/**
 * The configuration as loaded, and what an update would change.
 *
 * @param daemon who answers
 * @param file the main file
 * @param sections masked, in the order of the file
 * @param plan what an update would do, empty = not asked for
 * @param token what its forms must send back
 * @param message what the last action led to, empty = none
 */
public record ConfigPage(
    Daemon daemon,
    String file,
    List<Section> sections,
    Optional<Plan> plan,
    String token,
    String message) {
  public ConfigPage {
    sections = List.copyOf(sections);
  }

  /** The page as HTML. */
  public String html() {
    return Html.config(this);
  }
}
