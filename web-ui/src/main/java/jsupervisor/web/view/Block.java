package jsupervisor.web.view;

import java.util.List;
import jsupervisor.web.Row;

/**
 * A part of the list under a heading of its own.
 *
 * @param kind what it gathers
 * @param title of the heading
 * @param group whose processes these are, empty unless it is a group's
 * @param rows those on this page
 * @param total how many there are, those that a filter leaves out included
 * @param running how many of them run
 */
public record Block(Kind kind, String title, String group, List<Row> rows, int total, int running) {
  public Block {
    rows = List.copyOf(rows);
  }

  /** What a block gathers. */
  public enum Kind {
    /** Processes that somebody should look at. */
    ATTENTION,
    /** Programs that are alone in their group. */
    SINGLES,
    /** The processes of a group. */
    GROUP,
    /** All, in an order that groups do not matter for. */
    FLAT
  }

  /** A word that tells this block from the others, for the script. */
  public String key() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + group;
  }
}
