package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our JSON as a parser of other people reads it. */
class JsonTest {
  private static JsonObject parsed(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  static Stream<Record> records() {
    var row = Rows.row("g", "p", "RUNNING");
    return Stream.of(row, Rows.DAEMON, Rows.detail(row, "text"), Health.NONE);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordHasItsComponentsAsFields(Record record) {
    var json =
        switch (record) {
          case Row row -> Json.row(row);
          case Daemon daemon -> Json.daemon(daemon);
          case Detail detail -> Json.detail(detail);
          case Health health -> parsed(Json.health("a", health)).get("health").toString();
          default -> throw new AssertionError(record);
        };
    var names = Stream.of(record.getClass().getRecordComponents()).map(RecordComponent::getName);
    assertEquals(names.toList(), List.copyOf(parsed(json).keySet()));
  }

  @Test
  void valuesSurvive() {
    var detail = parsed(Json.detail(Rows.detail(Rows.row("g", "p", "RUNNING"), "text")));
    var sample = detail.getAsJsonArray("samples").get(0).getAsJsonObject();
    assertEquals(12.346, sample.get("cpuPercent").getAsDouble());
    assertEquals(4096, sample.get("residentBytes").getAsLong());
    assertEquals("g:p", detail.getAsJsonObject("row").get("name").getAsString());
    assertEquals(false, detail.get("merged").getAsBoolean());
  }

  @Test
  void anyTextSurvivesOnOneLine() {
    var dice = new Random(1);
    for (int round = 0; round < 2000; round++) {
      var text = new StringBuilder();
      for (int i = dice.nextInt(20); i > 0; i--)
        text.append((char) (dice.nextBoolean() ? dice.nextInt(256) : dice.nextInt(0x10000)));
      var json = Json.outcome(text.toString(), true);
      assertFalse(json.matches("(?s).*[\\x00-\\x1f<].*"), json);
      assertEquals(text.toString(), parsed(json).get("message").getAsString());
    }
  }

  @Test
  void whatCannotBeInUtf8IsEscaped() {
    assertEquals("[\"\\ud800\",\"😀\",\"\\udc00\"]", Json.names(List.of("\ud800", "😀", "\udc00")));
  }

  @Test
  void noNumberIsNoNumber() {
    var sample = new Sample(1, Double.NaN, 2);
    assertEquals("{\"name\":\"a\",\"at\":1,\"cpu\":0,\"rss\":2}", Json.sample("a", sample));
    assertEquals("[]", Json.samples(List.of()));
  }

  @Test
  void theFullPictureHasEverythingThatAPageNeeds() {
    var hello = parsed(Json.hello(Rows.DAEMON, "secret", Rows.many(2)));
    assertEquals(List.of("daemon", "token", "now", "rows"), List.copyOf(hello.keySet()));
    assertEquals(2, hello.getAsJsonArray("rows").size());
  }

  @Test
  void aTransitionAndAPlanAreWritten() {
    var change = parsed(Json.transition("a", new Transition(5, "RUNNING", "EXITED", "code 1")));
    assertEquals(List.of("name", "at", "from", "to", "cause"), List.copyOf(change.keySet()));
    var plan = new Plan(List.of("a"), List.of("b", "c"), List.of(), "");
    var answer = parsed(Json.outcome("", true, plan)).getAsJsonObject("plan");
    assertEquals(2, answer.getAsJsonArray("changed").size());
  }
}
