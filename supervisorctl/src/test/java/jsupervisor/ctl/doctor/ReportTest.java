package jsupervisor.ctl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Finding;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void findingsAndPlacesAreReadAndTheRestIsPassedOver() {
    var text =
        "ok\tconfiguration\tfine\nserver\tunix:///a b\nfail\tdisk of /x\tis full\nnew\tthing\n"
            + "what is this\npidfile\t/run/x.pid\nwarn\tonly two\n\n";
    assertEquals(
        new Report(
            List.of(Finding.ok("configuration", "fine"), Finding.fail("disk of /x", "is full")),
            List.of("unix:///a b"),
            Optional.of("/run/x.pid")),
        Report.parse(text));
    assertEquals(new Report(List.of(), List.of(), Optional.empty()), Report.parse(""));
  }

  @Test
  void linesStandInColumnsAndObeyNobody() {
    assertEquals(
        List.of("ok    a           b", "warn  disk of /x  is\uFFFD[31m full"),
        Findings.lines(
            List.of(Finding.ok("a", "b"), Finding.warn("disk of /x", "is\u001b[31m full"))));
  }

  @Test
  void aMachineGetsTheThreeMembers() {
    assertEquals(
        "{verdict=fail, what=a, why=b}", Findings.members(Finding.fail("a", "b")).toString());
  }
}
