package jsupervisor.web.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void whatIsInvisibleIsNamed() {
    assertEquals("a␀␊␛[31m⟨U+202E⟩⟨U+200B⟩b", Words.visible("a\u0000\n\u001b[31m\u202e\u200bb"));
    assertEquals("⟨U+0085⟩␡�", Words.visible("\u0085\u007f\ud800"));
    assertEquals("Grüße 👩‍🚒 עברית", Words.visible("Grüße 👩‍🚒 עברית"));
  }

  @Test
  void aLongValueIsCutAndSaysHowLongItIs() {
    var shown = Words.visible("x".repeat(1_000_000));
    assertTrue(shown.length() < 5000 && shown.endsWith("… (1,000,000 characters)"), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "59,59 s",
    "60,1 min 0 s",
    "3599,59 min 59 s",
    "3600,1 h 0 min",
    "86399,23 h 59 min",
    "86400,1 d 0 h",
    "1000000,11 d 13 h"
  })
  void spansHaveTwoUnits(long seconds, String text) {
    assertEquals(text, Times.span(seconds));
  }

  @Test
  void partsOfAddressesAreQuoted() {
    assertEquals("a%20b%3Ac/d%26%3C%C3%A9", Links.quote("a b:c/d&<é"));
  }
}
