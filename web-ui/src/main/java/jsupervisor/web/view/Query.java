package jsupervisor.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jsupervisor.web.Row;

/**
 * What of the list is asked for.
 *
 * @param state a state, {@code PROBLEM} for what needs attention, empty = all
 * @param words each must occur in a row, in any case
 * @param sort {@code problem}, {@code name}, {@code state}, {@code uptime} or {@code starts}
 * @param page from 1
 */
public record Query(String state, String words, String sort, int page) {
  private static final Set<String> SORTS = Set.of("problem", "name", "state", "uptime", "starts");
  private static final int LONGEST = 200;

  /** Everything, in the usual order. */
  public static final Query ALL = new Query("", "", "problem", 1);

  /**
   * Reads the parameters of a request; what makes no sense is as if it were not there.
   *
   * @param parameters decoded
   */
  public static Query of(Map<String, String> parameters) {
    var words = parameters.getOrDefault("q", "").strip();
    var sort = parameters.getOrDefault("sort", "");
    return new Query(
        parameters.getOrDefault("state", "").toUpperCase(Locale.ROOT),
        words.length() > LONGEST ? words.substring(0, LONGEST) : words,
        SORTS.contains(sort) ? sort : "problem",
        page(parameters.getOrDefault("page", "1")));
  }

  private static int page(String text) {
    return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
  }

  /** Whether the row is asked for. */
  public boolean wants(Row row) {
    boolean inState =
        switch (state) {
          case "" -> true;
          case "PROBLEM" -> row.problem();
          default -> row.state().equals(state);
        };
    return inState && hasWords(row);
  }

  private boolean hasWords(Row row) {
    if (words.isEmpty()) return true;
    var text = String.join("\n", row.name(), row.group(), row.state(), row.why(), row.health());
    var lower = text.toLowerCase(Locale.ROOT);
    for (var word : words.toLowerCase(Locale.ROOT).split("\\s+"))
      if (!lower.contains(word)) return false;
    return true;
  }

  /** Whether anything is left out. */
  public boolean filters() {
    return !state.isEmpty() || !words.isEmpty();
  }

  /** The same but for one parameter; the page is the first again unless it is what changes. */
  Query with(String name, String value) {
    return switch (name) {
      case "state" -> new Query(value, words, sort, 1);
      case "q" -> new Query(state, value, sort, 1);
      case "sort" -> new Query(state, words, value, 1);
      default -> new Query(state, words, sort, page(value));
    };
  }

  /** As the query of a URL; what is as usual is left out. */
  String text() {
    List<String> parts = new ArrayList<>();
    if (!state.isEmpty()) parts.add("state=" + Links.quote(state));
    if (!words.isEmpty()) parts.add("q=" + Links.quote(words));
    if (!sort.equals("problem")) parts.add("sort=" + sort);
    if (page > 1) parts.add("page=" + page);
    return String.join("&", parts);
  }
}
