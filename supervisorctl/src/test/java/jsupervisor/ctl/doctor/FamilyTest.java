package jsupervisor.ctl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Finding;
import jsupervisor.terms.Finding.Verdict;
import org.junit.jupiter.api.Test;

class FamilyTest {
  private static final Struct WEB = new Struct(Map.of("group", "web", "name", "web", "pid", 7));
  private static final Struct OFF = new Struct(Map.of("group", "off", "name", "off", "pid", 0));
  private static final String JVM = "/opt/runtime/bin/java -cp x jsupervisor.Main -n";

  private static Finding found(Map<Integer, String> children) {
    return Family.of(List.of(WEB, OFF), children).finding();
  }

  @Test
  void programsAndOurOwnJavaProcessesAreExpected() {
    assertEquals(Finding.ok("children", "1 run, as the daemon says"), found(Map.of(7, "", 9, JVM)));
  }

  @Test
  void aProcessThatIsNoChildIsAFailure() {
    var finding = found(Map.of(8, "cat", 9, JVM));
    assertEquals(Verdict.FAIL, finding.verdict());
    assertEquals("web with pid 7 is no child of the daemon; restart that process", finding.why());
  }

  @Test
  void aChildThatNobodyNamesIsAWarning() {
    var finding = found(Map.of(7, "web", 8, "/bin/cat -u", 9, JVM));
    assertEquals(Verdict.WARN, finding.verdict());
    assertEquals(
        "the daemon has a child that it does not name, pid 8 (/bin/cat); end it if it is not yours",
        finding.why());
  }

  /** A program that comes back all the time is another one at each look. */
  @Test
  void onlyWhatWasSoAMomentBeforeCounts() {
    var before = Family.of(List.of(WEB), Map.of(8, "cat", 9, JVM));
    var now = Family.of(List.of(WEB), Map.of(7, "cat", 8, "cat", 10, "cat", 9, JVM));
    assertEquals(List.of("8 (cat)"), now.since(before).strange());
    assertEquals(before.lost(), before.since(before).lost());
    assertEquals(List.of(), before.since(now).lost());
  }
}
