package jsupervisor.web;

import java.util.List;

/**
 * The page that shows every process.
 *
 * @param identifier of the daemon
 * @param version of the daemon
 * @param message what the last action led to, empty = none
 * @param rows the processes, in the order of showing
 */
public record StatusPage(String identifier, String version, String message, List<Row> rows) {
  public StatusPage {
    rows = List.copyOf(rows);
  }

  /**
   * One process.
   *
   * @param name public name
   * @param state Supervisor's name of the state, as in {@code RUNNING}
   * @param description pid and uptime, or what is wrong
   */
  public record Row(String name, String state, String description) {}

  /** The page as HTML. */
  public String html() {
    return new StatusHtml(this).text();
  }
}
