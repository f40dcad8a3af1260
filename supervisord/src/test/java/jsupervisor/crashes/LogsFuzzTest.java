package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import jsupervisor.crashes.report.Fingerprint;
import jsupervisor.crashes.report.Kind;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Printable;
import jsupervisor.terms.ProcessName;

/**
 * Targets for Jazzer: whatever a program writes into its log, what is kept of it is bounded, fit
 * for a terminal, and found again. As with {@code ConfigFuzzTest}, the build tries the kept inputs
 * only.
 */
class LogsFuzzTest {
  private static final int LONGEST = LogEnds.LONGEST_LINE + 1;
  private static final ErrorLines ERRORS = new ErrorLines(Pattern.compile("E+r*(o|O)+"));

  @FuzzTest(maxDuration = "60s")
  void ends(byte[] bytes) {
    for (boolean cut : List.of(false, true)) {
      var lines = LogEnds.lines(bytes, cut);
      for (var line : lines) {
        assertTrue(line.length() <= LONGEST, () -> line.length() + " characters");
        assertFalse(line.contains("\n"), line);
        assertEquals(line, Printable.of(line));
      }
      var end = new LogEnd(lines, "");
      var print =
          Fingerprint.of(new ProcessName("g", "p"), new Kind.Logged(Channel.STDERR), end, end);
      assertEquals(12, print.id().length());
      assertTrue(print.what().length() <= LONGEST, print::what);
    }
  }

  /** Errors come in order, none within another, each with the line that it was found by. */
  @FuzzTest(maxDuration = "60s")
  void errors(byte[] bytes) {
    var lines = Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    int behind = 0;
    for (var block : ERRORS.find(lines)) {
      assertTrue(block.begin() >= behind && block.end() > block.begin(), block::toString);
      assertTrue(block.end() <= lines.size(), block::toString);
      behind = block.end();
    }
  }
}
