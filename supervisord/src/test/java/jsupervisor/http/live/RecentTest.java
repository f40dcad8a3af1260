package jsupervisor.http.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentTest {
  private final Recent recent = new Recent("e");

  private Optional<List<String>> after(String id, String watched) {
    return recent
        .after(id, watched)
        .map(events -> events.stream().map(bytes -> new String(bytes, UTF_8)).toList());
  }

  private static String frame(int number, String kind, String data) {
    return "id: e-" + number + "\nevent: " + kind + "\ndata: " + data + "\n\n";
  }

  @Test
  void whoComesBackGetsWhatCameAfter() {
    recent.add("rows", "", "[1]");
    recent.add("rows", "", "[2]");
    assertEquals("e-2", recent.lastId());
    assertEquals(Optional.of(List.of(frame(2, "rows", "[2]"))), after("e-1", ""));
    assertEquals(Optional.of(List.of()), after("e-2", ""));
    assertEquals(
        Optional.of(List.of(frame(1, "rows", "[1]"), frame(2, "rows", "[2]"))), after("e-0", ""));
  }

  @Test
  void whatIsAboutOneProcessIsForThoseWhoWatchIt() {
    recent.add("sample", "g:a", "1");
    recent.add("rows", "", "2");
    assertEquals(List.of(frame(2, "rows", "2")), after("e-0", "").orElseThrow());
    assertEquals(1, after("e-0", "g:b").orElseThrow().size());
    assertEquals(2, after("e-0", "g:a").orElseThrow().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "e", "e-", "e-3", "x-1", "e-x", "e--1", "e-1 ", "e-9999999999999999999"})
  void whatIsNoIdOfOursIsNotKnown(String id) {
    recent.add("rows", "", "[1]");
    recent.add("rows", "", "[2]");
    assertEquals(Optional.empty(), after(id, ""));
  }

  @Test
  void afterAnInterruptionNobodyGoesOn() {
    recent.add("rows", "", "[1]");
    var before = recent.lastId();
    recent.interrupted();
    assertEquals(Optional.empty(), after(before, ""));
    assertEquals(Optional.of(List.of()), after(recent.lastId(), ""));
    recent.add("rows", "", "[2]");
    assertEquals(1, after("e-2", "").orElseThrow().size());
  }

  @Test
  void onlySoManyAndSoMuchIsRemembered() {
    for (int i = 0; i < 5000; i++) recent.add("rows", "", "[]");
    assertEquals(Optional.empty(), after("e-2999", ""));
    assertEquals(2000, after("e-3000", "").orElseThrow().size());
    var big = "x".repeat(1 << 20);
    recent.add("rows", "", big);
    recent.add("rows", "", big);
    assertEquals(Optional.empty(), after("e-5000", ""));
    assertTrue(after("e-5001", "").orElseThrow().getFirst().length() > big.length());
  }
}
