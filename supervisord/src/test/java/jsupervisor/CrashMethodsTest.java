package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import jsupervisor.crashes.Reports;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.Summary;
import jsupervisor.plugin.rpc.RpcMethod;
import jsupervisor.terms.Fault;
import org.junit.jupiter.api.Test;

class CrashMethodsTest {

  /** Nothing has crashed, or nothing is kept. */
  private static List<RpcMethod> methods(Optional<String> trouble) {
    var reports =
        new Reports() {
          @Override
          public List<Summary> summaries() {
            return List.of();
          }

          @Override
          public Optional<CrashGroup> group(String id) {
            return Optional.empty();
          }

          @Override
          public Optional<String> trouble() {
            return trouble;
          }
        };
    return new CrashMethods(reports).methods();
  }

  private static Object call(RpcMethod method) throws Exception {
    return method.body().call(null, List.of("x"));
  }

  @Test
  void thatNothingIsKeptIsAFaultWithTheReason() throws Exception {
    for (var method : methods(Optional.of("the folder is bad"))) {
      var fault = assertThrows(Fault.class, () -> call(method));
      assertEquals("FAILED: the folder is bad", fault.text());
    }
    var well = methods(Optional.empty());
    assertEquals(List.of(), call(well.getFirst()));
    assertEquals("BAD_NAME: x", assertThrows(Fault.class, () -> call(well.getLast())).text());
  }
}
