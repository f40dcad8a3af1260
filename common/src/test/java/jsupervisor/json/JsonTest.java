package jsupervisor.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void valuesAreWrittenOnOneLine() {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", "web");
    map.put("pid", 7);
    map.put("on", true);
    map.put("list", Arrays.asList(1.5, null, List.of(), "x"));
    assertEquals(
        "{\"name\": \"web\", \"pid\": 7, \"on\": true, \"list\": [1.5, null, [], \"x\"]}",
        Json.of(map));
    assertEquals(
        "{\"name\":\"web\",\"pid\":7,\"on\":true,\"list\":[1.5,null,[],\"x\"]}", Json.compact(map));
  }

  @Test
  void whatAStringMayNotHoldIsEscaped() {
    assertEquals("\"a\\\"b\\\\c\\n\\t\\r\\b\\f\"", Json.of("a\"b\\c\n\t\r\b\f"));
    assertEquals("\"\\u0000\\u001b[1m\\u007f\"", Json.of("\0\033[1m\177"));
    assertEquals("\"\\u000a\\u0009\\u001b\\u2028\"", Json.compact("\n\t\033\u2028"));
    assertEquals("\"\u00e4\ud83d\ude00/\"", Json.of("\u00e4\ud83d\ude00/"));
  }

  @Test
  void halfACharacterIsEscapedForUtf8CannotHoldIt() {
    assertEquals("\"\\ud83dx\"", Json.of("\ud83dx"));
    assertEquals("\"\\ude00\"", Json.of("\ude00"));
    assertEquals("\"\\ud83d\"", Json.of("\ud83d"));
  }

  @Test
  void whatIsNotFiniteIsNull() {
    assertEquals("[null, null]", Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY)));
  }
}
