package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jsupervisor.terms.ProcessName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

  @ParameterizedTest(name = "{0} means {1}: {2}")
  @CsvSource({
    "web*,web:web_0,true",
    "*,web:web_0,true",
    "web:web_?,web:web_0,true",
    "web:web_?,web:web_10,false",
    "web:web_[0-3],web:web_2,true",
    "web:web_[!0-3],web:web_2,false",
    "web:web_[!0-3],web:web_7,true",
    "w*:*_1,web:web_1,true",
    "*_1,web:web_1,true",
    "c?t,cat:cat,true",
    "cat:c*,cat:cat,true",
    "c,cat:cat,false",
    "[c,cat:cat,false",
    "*a*a*,cat:cat,false",
    "ca**t,cat:cat,true",
    "dog*,cat:cat,false"
  })
  void aPatternMeansWhatTheShellsWould(String pattern, String name, boolean fits) {
    assertEquals(fits, Wildcard.fits(pattern, ProcessName.parse(name)));
  }
}
