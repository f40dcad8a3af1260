package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code alert test} where there is nothing to tell, or nobody may. */
class AlertTest {
  private static Told told(HalfDeadServer.Manner answer) throws IOException {
    var version = HalfDeadServer.value("<string>3.0</string>");
    try (var server =
        HalfDeadServer.start(method -> method.endsWith("getVersion") ? version : answer)) {
      return Told.byUs("", List.of("-s", server.url(), "-c", "/dev/null", "alert test ops"));
    }
  }

  @Test
  void aRefusalIsALineLikeThatOfAnUnknownName() throws IOException {
    var why = "not allowed: reader has the role read";
    assertEquals(
        new Told("ops: ERROR (" + why + ")\n", "", 1),
        told(HalfDeadServer.fault(30, "FAILED: " + why)));
    assertEquals(
        new Told("ops: ERROR (no such alert)\n", "", 1),
        told(HalfDeadServer.fault(10, "BAD_NAME: ops")));
    assertEquals(
        new Told("ERROR: ops is being tested already\n", "", 1),
        told(HalfDeadServer.fault(30, "FAILED: ops is being tested already")));
  }
}
