package jsupervisor.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import jsupervisor.web.Row;
import jsupervisor.web.Rows;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final List<Row> ROWS =
      List.of(
          Rows.row("web", "b", "RUNNING"),
          Rows.row("web", "a", "FATAL", "spawn error"),
          Rows.row("solo", "solo", "STOPPED"),
          Rows.row("other", "job", "RUNNING"),
          Rows.row("web", "c", "BACKOFF", "exit code 1"));

  /** Blocks and their rows, as in {@code Programs: solo | web: web:b}. */
  private static String shown(Map<String, String> query) {
    var blocks = Listing.of(ROWS, Query.of(query)).blocks().stream();
    return String.join(" | ", blocks.map(block -> block.title() + ": " + names(block)).toList());
  }

  private static String names(Block block) {
    return String.join(" ", block.rows().stream().map(Row::name).toList());
  }

  @Test
  void problemsComeFirstThenLoneProgramsThenGroups() {
    assertEquals(
        "Needs attention: web:a web:c | Programs: solo | other: other:job | web: web:b",
        shown(Map.of()));
  }

  @Test
  void byNameProblemsStayInTheirGroups() {
    assertEquals(
        "Programs: solo | other: other:job | web: web:a web:b web:c",
        shown(Map.of("sort", "name")));
  }

  @Test
  void otherOrdersDoWithoutGroups() {
    assertEquals("All processes: web:a web:c solo other:job web:b", shown(Map.of("sort", "state")));
  }

  @Test
  void aFilterCountsAllMembersOfAGroup() {
    var listing = Listing.of(ROWS, Query.of(Map.of("q", "web:b")));
    assertEquals(1, listing.found());
    assertEquals(3, listing.blocks().getFirst().total());
    assertEquals(1, listing.blocks().getFirst().running());
  }

  @Test
  void allWordsMustOccurInAnyCase() {
    assertEquals("Needs attention: web:a", shown(Map.of("q", "  SPAWN web ")));
    assertEquals("", shown(Map.of("q", "spawn solo")));
    assertEquals("Needs attention: web:a web:c", shown(Map.of("state", "problem")));
  }

  @Test
  void aPageBeyondTheEndIsTheLast() {
    var listing = Listing.of(Rows.many(1001), Query.of(Map.of("page", "77")));
    assertEquals(List.of(1001, 1001, 2), List.of(listing.first(), listing.last(), listing.pages()));
    assertEquals(0, Listing.of(List.of(), Query.ALL).first());
  }

  @Test
  void senselessParametersAreAsIfTheyWereNotThere() {
    var query = Query.of(Map.of("page", "-1", "sort", "x';drop", "other", "1"));
    assertEquals(Query.ALL, query);
  }
}
