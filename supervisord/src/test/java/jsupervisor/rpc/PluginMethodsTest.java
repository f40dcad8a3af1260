package jsupervisor.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.plugin.PluginJars;
import jsupervisor.plugin.rpc.RpcPlugin;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Methods that plug-ins add: {@link Adder} is one, named in the tests' META-INF/services. */
class PluginMethodsTest {
  private RpcTable table;

  @BeforeEach
  void setUp() {
    var found = PluginJars.load(RpcPlugin.class);
    assertEquals(List.of(), found.problems());
    table = new RpcTable(List.of("supervisor"), new Silent());
    table.add("sum", found.plugins().getFirst().methods(Map.of("start", "40")));
  }

  /** Nobody is asked anything here. */
  private static final class Silent implements Asker {
    @Override
    public <T> T ask(Ask<T> question) {
      throw new AssertionError(question);
    }
  }

  @Test
  void aMethodIsCalledWithItsValues() {
    assertEquals(42, table.call("sum.add", List.of(2)));
  }

  @Test
  void itMayCallEveryOtherMethod() {
    var all = (List<?>) table.call("system.listMethods", List.of());
    assertTrue(all.containsAll(List.of("sum.add", "supervisor.getPID")));
    assertEquals(all.size(), table.call("sum.methods", List.of()));
  }

  @Test
  void helpAndSignatureAreItsOwn() {
    assertEquals(List.of("int", "int"), table.call("system.methodSignature", List.of("sum.add")));
    var help = (String) table.call("system.methodHelp", List.of("sum.add"));
    assertTrue(help.contains("Adds.") && help.contains("@param int number one more"), help);
  }

  private static void faults(FaultCode code, Runnable call) {
    assertEquals(code.code(), assertThrows(Fault.class, call::run).code());
  }

  @Test
  void whatGoesWrongInAPluginIsAFaultOfThatCall() {
    faults(FaultCode.BAD_ARGUMENTS, () -> table.call("sum.add", List.of("x")));
    faults(FaultCode.INCORRECT_PARAMETERS, () -> table.call("sum.add", List.of()));
    faults(FaultCode.FAILED, () -> table.call("sum.fall", List.of()));
  }

  @Test
  void aPluginCannotReplaceWhatIsThere() {
    var mine = PluginJars.load(RpcPlugin.class).plugins().getFirst().methods(Map.of());
    int before = ((List<?>) table.call("system.listMethods", List.of())).size();
    table.add("sum", mine);
    assertEquals(before, ((List<?>) table.call("system.listMethods", List.of())).size());
    assertEquals(42, table.call("sum.add", List.of(2)));
  }
}
