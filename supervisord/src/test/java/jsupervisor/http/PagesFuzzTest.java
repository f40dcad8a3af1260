package jsupervisor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jsupervisor.rpc.Shared;
import jsupervisor.web.view.JsonText;
import jsupervisor.web.view.Query;
import jsupervisor.wire.WireCodec;

/**
 * Targets for Jazzer: strangers' words in answers. As with {@code ConfigFuzzTest}, the build tries
 * the kept inputs only.
 */
class PagesFuzzTest {

  /** Parameters of the list's address: a page that there may be, and one of our orders. */
  @FuzzTest(maxDuration = "60s")
  void query(FuzzedDataProvider data) {
    var parameters =
        Map.of(
            "q", data.consumeString(250),
            "state", data.consumeString(10),
            "sort", data.consumeString(10),
            "page", data.consumeRemainingAsString());
    var query = Query.of(parameters);
    assertTrue(query.page() >= 1 && query.page() < 1_000_000);
    assertTrue(query.words().length() <= 200);
    assertTrue(List.of("problem", "name", "state", "uptime", "starts").contains(query.sort()));
  }

  /** A text stays within its quotes, ends no script, and is UTF-8. */
  @FuzzTest(maxDuration = "60s")
  void json(byte[] bytes) {
    var letters = new char[bytes.length / 2];
    for (int i = 0; i < letters.length; i++)
      letters[i] = (char) ((bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff));
    var text = new String(letters);
    var json = new JsonText().value(text).toString();
    assertEquals(json, new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    assertTrue(json.indexOf('<') < 0 && json.chars().noneMatch(Character::isISOControl), json);
    assertEquals(text, read(json));
  }

  /** RFC 8259, section 7, as strictly as it can be read. */
  private static String read(String json) {
    var text = new StringBuilder();
    int end = json.length() - 1;
    assertTrue(json.charAt(0) == '"' && json.charAt(end) == '"');
    for (int at = 1; at < end; at++) {
      char one = json.charAt(at);
      assertTrue(one != '"', json);
      if (one != '\\') text.append(one);
      else if (json.charAt(++at) != 'u') text.append(json.charAt(at));
      else {
        text.append((char) Integer.parseInt(json, at + 1, at + 5, 16));
        at += 4;
      }
    }
    return text.toString();
  }

  /** A kept encoding is that of the same list. */
  @FuzzTest(maxDuration = "60s")
  void encodings(FuzzedDataProvider data) {
    var encodings = new Encodings();
    var lists = new ArrayList<List<Object>>();
    while (data.remainingBytes() > 0 && lists.size() < 20) {
      if (lists.isEmpty() || data.consumeBoolean()) {
        var list = new ArrayList<Object>();
        for (int i = data.consumeInt(0, 30); i > 0; i--) list.add(data.consumeInt());
        lists.add(data.consumeBoolean() ? new Shared(list) : list);
      }
      var any = data.pickValue(lists);
      var expected = WireCodec.response(any).bytes();
      assertEquals(new String(expected, StandardCharsets.UTF_8), text(encodings, any));
    }
  }

  private static String text(Encodings encodings, Object value) {
    return new String(encodings.of(value).bytes(), StandardCharsets.UTF_8);
  }
}
