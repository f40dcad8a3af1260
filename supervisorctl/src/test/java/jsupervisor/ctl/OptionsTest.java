package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static Options parse(String line) throws UsageError {
    return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "-x,option -x not recognized",
        "-ix,option -x not recognized",
        "-v,option -v not recognized",
        "--foo,option --foo not recognized",
        "--history-fool h,option --history-fool not recognized",
        "--h,option --h not a unique prefix",
        "-c,option -c requires argument",
        "--conf,option --configuration requires argument",
        "--help=3,option --help must not have an argument",
        "-c a --conf b,conflicting command line option '--configuration'",
        "-i -i,conflicting command line option '-i'",
        "-s foo,invalid value for -s 'foo': value 'foo' is not a URL",
        "--serverurl http:,invalid value for --serverurl 'http:': value 'http:' is not a URL"
      })
  void aWrongCallIsToldInGetoptsWords(String line, String message) {
    assertEquals(message, assertThrows(UsageError.class, () -> parse(line)).getMessage());
  }

  @Test
  void theFirstOtherWordEndsTheOptions() throws UsageError {
    var options = parse("-c file tail -f web");
    assertEquals("tail -f web", options.action());
    assertEquals(Optional.of("file"), options.value(Options.CONFIGURATION));
    assertFalse(options.interactive());
  }

  /** B11: the documentation has a hyphen, Supervisor's source an underscore. */
  @Test
  void theHistoryFileIsSpelledBothWays() throws UsageError {
    for (var word : List.of("-r", "--history_file", "--history-file", "--hist", "--history-f"))
      assertEquals(Optional.of("h"), parse(word + " h pid").value(Options.HISTORY), word);
  }

  @Test
  void shortOptionsBundleAndTakeTheRestAsValue() throws UsageError {
    var options = parse("-icfile --server=unix:///s status");
    assertTrue(options.interactive());
    assertEquals(Optional.of("file"), options.value(Options.CONFIGURATION));
    assertEquals(Optional.of("unix:///s"), options.value(Options.SERVER_URL));
  }

  @Test
  void withoutAnActionTheSessionIsInteractive() throws UsageError {
    assertTrue(parse("").interactive());
    assertFalse(parse("-- -i").interactive());
  }

  @Test
  void helpActsBeforeWhatStandsBehindIt() throws UsageError {
    assertTrue(parse("-h -s foo").help());
    assertTrue(parse("-?").help());
  }
}
