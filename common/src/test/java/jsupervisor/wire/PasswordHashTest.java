package jsupervisor.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  @Test
  void aPasswordFitsItsHashAndNoOther() {
    var hash = PasswordHash.parse(PasswordHash.of("s\u00e4cret %:$").text()).orElseThrow();
    assertTrue(hash.fits("s\u00e4cret %:$"));
    assertFalse(hash.fits("secret"));
    assertFalse(hash.fits(""));
  }

  @Test
  void theSamePasswordHasAnotherTextEveryTimeAndNoneThatAFileWouldReadOtherwise() {
    var one = PasswordHash.of("x").text();
    assertNotEquals(one, PasswordHash.of("x").text());
    assertTrue(one.matches("\\{PBKDF2}210000\\$[\\w+/]{22}==\\$[\\w+/]{43}="), one);
  }

  /**
   * Made with Python: hashlib.pbkdf2_hmac("sha256", "p\u00e9".encode(), b"0123456789abcdef", 1000).
   */
  @Test
  void pythonsHashIsOurs() {
    var text = "{PBKDF2}1000$MDEyMzQ1Njc4OWFiY2RlZg==$ZynGnqC/lYFaLPnpMUG5DMaRWcPNeARjTVLBBQsAc/4=";
    assertTrue(PasswordHash.parse(text).orElseThrow().fits("p\u00e9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{SHA}da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "{PBKDF2}",
        "{PBKDF2}1000$MDEy",
        "{PBKDF2}0$MDEyMzQ1$MDEyMzQ1Njc4OWFiY2RlZg==",
        "{PBKDF2}99999999$MDEyMzQ1$MDEyMzQ1Njc4OWFiY2RlZg==",
        "{PBKDF2}x$MDEyMzQ1$MDEyMzQ1Njc4OWFiY2RlZg==",
        "{PBKDF2}1000$$MDEyMzQ1Njc4OWFiY2RlZg==",
        "{PBKDF2}1000$MDEyMzQ1$MDEy",
        "{PBKDF2}1000$not base64$MDEyMzQ1Njc4OWFiY2RlZg==",
        "{PBKDF2}1000$MDEyMzQ1$MDEyMzQ1Njc4OWFiY2RlZg==$"
      })
  void whatIsMalformedIsNoHash(String text) {
    assertEquals(Optional.empty(), PasswordHash.parse(text).map(PasswordHash::text));
  }
}
