package jsupervisor.web;

import java.util.List;

/**
 * All about one kind of unexpected end.
 *
 * @param daemon who answers
 * @param row the kind
 * @param facts about the last one that was looked at
 * @param changes what is other than at the last good start, in sentences and lines; empty = none
 *     was seen
 * @param environment its variables, secrets masked
 * @param logs the last lines of its streams
 * @param token what its forms must send back
 */
public record CrashPage(
    Daemon daemon,
    CrashRow row,
    List<Setting> facts,
    List<String> changes,
    List<Setting> environment,
    List<LogEnd> logs,
    String token) {
  public CrashPage {
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
    environment = List.copyOf(environment);
    logs = List.copyOf(logs);
  }

  /**
   * The end of a stream.
   *
   * @param title what it is called
   * @param note why there is none, or a warning; empty = nothing is to be said
   * @param text its lines
   */
  public record LogEnd(String title, String note, String text) {}

  /** The page as HTML. */
  public String html() {
    return Html.crash(this);
  }
}
