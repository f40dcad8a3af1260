package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import jsupervisor.access.Caller;
import jsupervisor.access.Guard;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import jsupervisor.ask.Vigil;
import jsupervisor.probes.Board;
import jsupervisor.probes.Health;
import jsupervisor.probes.Status;
import jsupervisor.terms.Fault;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthMethodsTest {
  private static final Status SICK =
      new Status(
          true,
          1,
          true,
          Health.UNHEALTHY,
          12_345,
          "status 500",
          3,
          Optional.of(new Status.Uptime(99.5, 99, 98)));
  private static final Status OUT =
      new Status(false, 1, true, Health.HEALTHY, 1000, "connected", 0, Optional.empty());

  private static Board board() {
    var all = new TreeMap<ProcessName, Status>(Comparator.comparing(ProcessName::toString));
    all.put(new ProcessName("web", "web"), SICK);
    all.put(new ProcessName("web", "other"), SICK);
    all.put(new ProcessName("lone", "lone"), SICK);
    all.put(new ProcessName("probe", "db"), SICK);
    all.put(new ProcessName(Vigil.OUTSIDE, "db"), OUT);
    return new Board(true, all);
  }

  private static List<?> call(String name) throws Exception {
    return call(name, "web"::equals);
  }

  private static List<?> call(String name, Predicate<String> sees) throws Exception {
    var methods = new HealthMethods(HealthMethodsTest::board, sees).methods();
    return (List<?>) methods.getFirst().body().call(null, List.of(name));
  }

  @Test
  void everythingKnownIsTold() throws Exception {
    assertEquals(
        Map.ofEntries(
            Map.entry("group", "web"),
            Map.entry("name", "other"),
            Map.entry("outside", false),
            Map.entry("health", "UNHEALTHY"),
            Map.entry("since", 12),
            Map.entry("last", "status 500"),
            Map.entry("failures", 3),
            Map.entry("required", true),
            Map.entry("uptime_24h", 99.5),
            Map.entry("uptime_7d", 99.0),
            Map.entry("uptime_30d", 98.0)),
        call("web:other").getFirst());
  }

  @ParameterizedTest
  @CsvSource({"'',5", "web,2", "web:*,2", "web:web,1", "lone,1", "probe:*,2", "probe:db,2"})
  void aNameIsThatOfAProcessOrOfAGroup(String name, int found) throws Exception {
    var all = call(name);
    assertEquals(found, all.size(), all::toString);
  }

  @Test
  void nobodyIsCalledLikeThat() throws Exception {
    assertThrows(Fault.class, () -> call("nobody"));
  }

  @Test
  void whatWasAnsweredIsForThoseWhoMaySeeTheGroup() throws Exception {
    assertEquals("", ((Map<?, ?>) call("lone").getFirst()).get("last"));
    assertEquals("status 500", ((Map<?, ?>) call("web").getFirst()).get("last"));
    assertEquals(List.of("", ""), lasts("web"::equals));
    assertEquals(List.of("connected", "status 500"), lasts(_ -> true));
  }

  /** Of what is outside, and of a group called probe. */
  private static List<Object> lasts(Predicate<String> sees) throws Exception {
    return call("probe:*", sees).stream()
        .<Object>map(each -> ((Map<?, ?>) each).get("last"))
        .toList();
  }

  @Test
  void whatIsOutsideIsAnsweredToWhoeverSeesEverything() {
    var guard = new Guard(null, _ -> {});
    var limited = new User("ops", Right.OPERATE, Set.of("web", "probe"));
    var reader = new User("look", Right.READ, Set.of());
    Guard.as(new Caller(limited, () -> "here"), () -> assertFalse(guard.sees(Vigil.OUTSIDE)));
    Guard.as(new Caller(reader, () -> "here"), () -> assertTrue(guard.sees(Vigil.OUTSIDE)));
  }
}
