package jsupervisor.ini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected here is what Python's {@code %} operator gives. */
class FormatTest {
  private static final Map<String, Object> TABLE =
      Map.of("s", "it's", "n", 42, "m", -7, "c", "x", "big", 1234567, "p", "100%(n)d");

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%(s)s,it's",
        "%%,%",
        "a%%(s)s,a%(s)s",
        "%(n)d,42",
        "%(n)02d,42",
        "%(n)05d,00042",
        "%(m)05d,-0007",
        "%(n)+d,+42",
        "%(n)5d|,   42|",
        "%(n)-5d|,42   |",
        "%(n).4d,0042",
        "%(n)s,42",
        "%(n)x,2a",
        "%(n)#X,0X2A",
        "%(n)o,52",
        "%(n)#o,0o52",
        "%(n)f,42.000000",
        "%(n).1f,42.0",
        "%(n)e,4.200000e+01",
        "%(n)g,42",
        "%(big)g,1.23457e+06",
        "%(n)c,*",
        "%(c)c,x",
        "%(s)r,\"it's\"",
        "%(s).2s|,it|",
        "%(s)6s|,  it's|",
        "%(n)ld,42",
        "%(p)s,100%(n)d"
      })
  void aConversionGivesWhatPythonGives(String text, String result) throws BadValue {
    assertEquals(result, Format.expand(text, TABLE, "o"));
  }

  @Test
  void whatIsPutInIsNotExpandedAgain() throws BadValue {
    assertEquals("100%(n)d", Format.expand("%(p)s", TABLE, "o"));
  }

  @Test
  void aBareConversionDoesNotGiveTheTableAway() {
    var bad = assertThrows(BadValue.class, () -> Format.expand("date +%s", TABLE, "o"));
    assertTrue(bad.getMessage().contains("badly formatted"));
    assertEquals("a percent sign is written %%", bad.hint());
    assertTrue(!bad.getMessage().contains("42"));
  }

  @Test
  void anAbsurdWidthIsRefused() {
    assertThrows(BadValue.class, () -> Format.expand("%(n)99999999d", TABLE, "o"));
  }
}
