package jsupervisor.http.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import jsupervisor.web.Plan;
import org.eclipse.jetty.util.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

  /** As in {@code a=1&a=2}. */
  private static Fields fields(String text) {
    var fields = new Fields(true);
    for (var pair : text.split("&")) {
      var words = pair.split("=", 2);
      if (words.length == 2) fields.add(words[0], words[1]);
    }
    return fields;
  }

  private static Form form(String query, String body) {
    return new Form(fields(query), fields(body));
  }

  /** Spec web, section 1. */
  @Test
  void theBodyWinsAndOfSeveralTheFirstInTheAddressAndTheLastInTheBody() {
    assertEquals("1", form("a=1&a=2", "").text("a"));
    assertEquals("4", form("a=1&a=2", "a=3&a=4").text("a"));
    assertEquals("1", form("a=1", "b=3").text("a"));
    assertEquals("", form("", "").text("a"));
  }

  @Test
  void aButtonMeansItsOwnProcessAndNotThoseThatAreTicked() {
    assertEquals(List.of("a"), form("processname=a", "processname=b&processname=c").processes());
    assertEquals(
        List.of("b", "c"), form("", "processname=b&processname=c&processname=b").processes());
    assertEquals(List.of(), form("processname=", "").processes());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ./?message=x%20%26%3C",
    "process, ./process.html?processname=g%3Aa&message=x%20%26%3C",
    "config, ./config.html?message=x%20%26%3C",
    "log, ./log.html",
    "//evil.com, ./?message=x%20%26%3C"
  })
  void afterwardsThePageIsShownThatItCameFrom(String back, String location) {
    var form = form("", "processname=g:a&back=" + back);
    assertEquals(location, IndexHandler.location(form, Outcome.done("x &<")));
  }

  @Test
  void aPlanIsShownOnThePageOfTheConfiguration() {
    var plan = new Plan(List.of(), List.of(), List.of(), "");
    var outcome = new Outcome("x", 200, Optional.of(plan));
    assertEquals("./config.html?plan=1", IndexHandler.location(form("", ""), outcome));
  }

  /** Spec web, section 4. */
  @ParameterizedTest
  @CsvSource({
    "'',1024",
    "x,1024",
    "-5,1024",
    "0,1024",
    "1023,1024",
    "1025,1025",
    "5000000,5000000",
    "99999999999999999999,2147483647",
    "1e9,1024"
  })
  void aTailHasOneKibibyteAtLeast(String text, int limit) {
    assertEquals(limit, TailHandler.limit(text));
  }
}
