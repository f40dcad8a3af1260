package jsupervisor.http.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.web.RefusedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known-traps C37: who may do what, by the headers that come along. */
class GateTest {
  private static final HostNames NAMES = HostNames.of(false, "Venus", List.of("sup.example.com"));
  private static final Token TOKEN = Token.random();
  private static final Gate GATE = new Gate(TOKEN);

  /** Headers as {@code Name: value} with {@code |} between them. */
  private static Visitor visitor(String headers) {
    return visitor(headers, NAMES);
  }

  private static Visitor visitor(String headers, HostNames names) {
    Map<String, String> all = new HashMap<>();
    if (headers != null)
      for (var header : headers.split("\\|")) {
        var words = header.split(": ", 2);
        all.put(words[0].strip(), words[1].strip());
      }
    return new Visitor(
        all.getOrDefault("Host", "localhost:9001"),
        Optional.ofNullable(all.get("X-Forwarded-Host")),
        Optional.ofNullable(all.get("Origin")),
        Optional.ofNullable(all.get("Referer")),
        Optional.ofNullable(all.get("Site")),
        Optional.ofNullable(all.get("Mode")),
        Optional.ofNullable(all.get("Agent")),
        names);
  }

  private static String title(Optional<RefusedPage> refusal) {
    return refusal.map(RefusedPage::title).orElse("");
  }

  @ParameterizedTest(name = "{0}: \"{1}\"")
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "Agent: curl/8; ''",
        "Host: evil.com|Agent: curl/8; ''",
        "Host: evil.com|Agent: Mozilla/5.0; Unknown host name",
        "Host: evil.com|Referer: http://evil.com/; Unknown host name",
        "Host: venus|Agent: Mozilla/5.0; ''",
        "Host: 10.0.0.1:9001|Agent: Mozilla/5.0|Site: none; ''",
        "Site: cross-site|Mode: navigate; ''",
        "Site: cross-site|Mode: no-cors; Request from another site",
        "Site: same-site|Mode: cors; Request from another site",
        "Site: same-origin|Mode: cors; ''",
        "Origin: http://evil.com; Request from another site",
        "Referer: http://evil.com/a; ''"
      })
  void atTheDoorOnlyOtherPeoplesPagesAreRefused(String headers, String refusal) {
    assertEquals(refusal, title(Gate.enter(visitor(headers), false)));
  }

  /** The API has no forms, but a page of another site can post to it as well. */
  @ParameterizedTest(name = "{0}: \"{1}\"")
  @CsvSource(
      delimiter = ';',
      value = {
        "Agent: Python; ''",
        "Origin: http://localhost:9001; ''",
        "Origin: null; Request from another site",
        "Referer: http://evil.com/a; Request from another site",
        "Site: cross-site|Mode: navigate; Request from another site"
      })
  void nothingIsPostedByAnotherSite(String headers, String refusal) {
    assertEquals(refusal, title(Gate.enter(visitor(headers), true)));
  }

  @ParameterizedTest(name = "{0}: \"{1}\"")
  @CsvSource(
      delimiter = ';',
      value = {
        "Agent: curl/8; ''",
        "Agent: Mozilla/5.0; ''",
        "Site: none; ''",
        "Site: same-origin; ''",
        "Site: same-site; Request from another site",
        "Site: cross-site|Mode: navigate; Request from another site",
        "Referer: http://localhost:9001/index.html; ''",
        "Referer: http://localhost:9002/; Request from another site",
        "Referer: http://localhost:9001.evil.com/; Request from another site"
      })
  void aChangeByGetIsForPlainClientsAndForPeople(String headers, String refusal) {
    assertEquals(refusal, title(GATE.change(visitor(headers), false, "")));
  }

  @Test
  void aChangeByPostNeedsTheTokenWhereABrowserSendsIt() {
    var own = visitor("Origin: http://localhost:9001");
    assertEquals("", title(GATE.change(own, true, TOKEN.text())));
    assertEquals("Page out of date", title(GATE.change(own, true, "")));
    assertEquals("Page out of date", title(GATE.change(own, true, Token.random().text())));
    assertEquals("", title(GATE.change(visitor("Agent: curl/8"), true, "")));
    var foreign = visitor("Origin: http://evil.com");
    assertEquals("Request from another site", title(GATE.change(foreign, true, TOKEN.text())));
  }

  @ParameterizedTest(name = "{0} is ours: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Host: sup.example.com|Origin: https://sup.example.com; true",
        "Host: sup.example.com:443|Origin: https://SUP.example.com; true",
        "Host: h:80|Origin: http://h; true",
        "Host: h:9001|Origin: http://h; false",
        "Host: 127.0.0.1:9001|X-Forwarded-Host: a.example.com|Origin: https://a.example.com; true",
        "Host: 127.0.0.1:9001|Origin: https://sup.example.com; true",
        "Host: 127.0.0.1:9001|Origin: http://sup.example.com:8080; true",
        "Host: 127.0.0.1:9001|Origin: https://other.example.com; false",
        "Host: 127.0.0.1:9001|Origin: http://localhost:3000; false",
        "Host: 127.0.0.1:9001|Origin: http://venus; false",
        "Host: 127.0.0.1:9001|Origin: https://a.example.com|Site: same-origin; true",
        "Host: h|Origin: null; false",
        "Host: h|Origin: h; false"
      })
  void theOriginIsComparedWithTheNameThatWasAskedFor(String headers, boolean own) {
    assertEquals(own, visitor(headers).own());
  }

  /** A page that came over plain HTTP may be anybody's, whatever its name. */
  @ParameterizedTest(name = "{0} is ours: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Host: venus|Origin: https://venus; true",
        "Host: venus:9001|Origin: https://venus:9001; true",
        "Host: venus|Origin: http://venus; false",
        "Host: venus|Referer: http://venus/; false",
        "Host: venus|Origin: https://sup.example.com; true",
        "Host: venus|Origin: http://sup.example.com; false",
        "Host: venus|Origin: http://venus|Site: cross-site; false"
      })
  void whereTlsIsSpokenPagesOfOursCameOverTls(String headers, boolean own) {
    assertEquals(own, visitor(headers, NAMES.withTls()).own());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.0.0.1:9001", "10.1.2.3:80", "[::1]", "[::1]:9001", "[fe80::1%25eth0]:1",
        "localhost", "LOCALHOST:9001", "a.localhost", "venus", "VENUS:9001", "venus.",
        "sup.example.com:9001"
      })
  void namesOfThisMachineAreKnown(String host) {
    assertTrue(NAMES.admit(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "evil.com", "evil.com:9001", "127.0.0.1.evil.com", "venus.evil.com",
            "localhost.evil.com",
        "example.com", "sup.example.com.evil", "1.2.3", "0x7f000001", "[::1].evil.com",
            "localhost@evil"
      })
  void othersAreNot(String host) {
    assertFalse(NAMES.admit(host));
    assertTrue(HostNames.of(false, "venus", List.of("a", "*")).admit(host));
    assertTrue(HostNames.of(true, "venus", List.of("a")).admit(host));
    assertTrue(HostNames.ANY.admit(host));
  }

  @Test
  void aTokenIsLongAndNeverTheSame() {
    assertTrue(TOKEN.text().matches("[0-9a-f]{32}"));
    assertNotEquals(TOKEN, Token.random());
    assertFalse(TOKEN.toString().contains(TOKEN.text()));
  }
}
