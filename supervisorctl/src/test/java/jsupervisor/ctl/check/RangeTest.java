package jsupervisor.ctl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the plugin guidelines, "Threshold and Ranges". */
class RangeTest {

  @ParameterizedTest(name = "{0} alerts at {1}: {2}")
  @CsvSource({
    "10,-1,true",
    "10,0,false",
    "10,10,false",
    "10,10.5,true",
    "10:,9.9,true",
    "10:,10,false",
    "10:,1e12,false",
    "~:10,-1e12,false",
    "~:10,11,true",
    "10:20,9,true",
    "10:20,15,false",
    "@10:20,9,false",
    "@10:20,10,true",
    "@10:20,20,true",
    "-5:-1,-3,false",
    "2K,2048,false",
    "2K,2049,true",
    "1G:,1073741823,true",
    ":5,6,true",
    "0.5,0.6,true"
  })
  void aRangeAlertsOutsideAndWithASignInside(String text, double value, boolean alerts) {
    assertEquals(alerts, Range.parse(text).alerts(value));
  }

  @ParameterizedTest
  @CsvSource({
    "10,10",
    "10:,10:",
    "0:,0:",
    "~:10,~:10",
    "@10:20,@10:20",
    "500M,524288000",
    ":5,5",
    "1.5T,1649267441664"
  })
  void performanceDataHaveItWithoutSuffixes(String text, String shown) {
    assertEquals(shown, Range.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "@", "x", "20:10", "1:2:3", "10K5", "--5", "1..2", "5 ", "~", "~:~", ".", "1.2.3"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Range.parse(text));
  }
}
