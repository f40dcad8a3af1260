package jsupervisor.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.ask.Scripted;
import org.junit.jupiter.api.Test;

/** Members that Supervisor's structs about processes do not have. */
class AdditionsTest {
  private static final List<String> SUPERVISORS =
      List.of(
          "name",
          "group",
          "start",
          "stop",
          "now",
          "state",
          "statename",
          "spawnerr",
          "exitstatus",
          "logfile",
          "stdout_logfile",
          "stderr_logfile",
          "pid",
          "description");

  /** As the control thread within one second. */
  private static final class SameList implements Asker {
    private final Asker scripted = new Scripted();
    private final List<ProcessInfo> all = scripted.ask(new Ask.InfoAll());

    @Override
    @SuppressWarnings("unchecked") // it is the answer of this question
    public <T> T ask(Ask<T> question) {
      return question instanceof Ask.InfoAll ? (T) all : scripted.ask(question);
    }
  }

  private final AtomicReference<Additions.Given> given =
      new AtomicReference<>(given(Optional.of("one"), "HEALTHY"));
  private final RpcTable table = new RpcTable(List.of("supervisor"), new SameList(), given::get);

  private static Additions.Given given(Optional<Object> source, String health) {
    return new Additions.Given(source, _ -> Map.of("health", health));
  }

  private List<?> all() {
    return (List<?>) table.call("supervisor.getAllProcessInfo", List.of());
  }

  private static List<?> keys(Object struct) {
    return List.copyOf(((Map<?, ?>) struct).keySet());
  }

  private static Object health(Object struct) {
    return ((Map<?, ?>) struct).get("health");
  }

  @Test
  void unlessTheyAreAskedForStructsAreSupervisors() {
    var plain = new RpcTable(List.of("supervisor"), new SameList());
    assertEquals(SUPERVISORS, keys(plain.call("supervisor.getProcessInfo", List.of("web:a"))));
    var all = plain.call("supervisor.getAllProcessInfo", List.of());
    assertEquals(SUPERVISORS, keys(((List<?>) all).getFirst()));
    assertSame(all, plain.call("supervisor.getAllProcessInfo", List.of()));
  }

  @Test
  void theyComeLast() {
    var keys = new ArrayList<Object>(SUPERVISORS);
    keys.add("health");
    assertEquals(keys, keys(table.call("supervisor.getProcessInfo", List.of("web:a"))));
    assertEquals(keys, keys(all().getFirst()));
  }

  @Test
  void manyShareOneListUntilWhatIsAddedIsAnother() {
    var first = all();
    assertSame(first, all());
    given.set(given(Optional.of(new StringBuilder("two")), "UNHEALTHY"));
    assertEquals("UNHEALTHY", health(all().getFirst()), "of the same processes");
    assertNotSame(first, all());
  }

  @Test
  void whatIsOneCallersAloneIsGivenToNobodyElse() {
    var shared = given.get();
    var first = all();
    given.set(given(Optional.empty(), ""));
    assertEquals("", health(all().getFirst()));
    assertNotSame(all(), all());
    given.set(shared);
    assertSame(first, all());
  }
}
