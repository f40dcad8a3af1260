package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jsupervisor.ask.ProcessInfo;
import jsupervisor.probes.Board;
import jsupervisor.probes.Health;
import jsupervisor.probes.Status;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import org.junit.jupiter.api.Test;

class HealthMembersTest {
  private static final Board BOARD = board();

  private static Board board() {
    var all = new TreeMap<ProcessName, Status>(Comparator.comparing(ProcessName::text));
    for (var group : new String[] {"web", "db"})
      all.put(
          new ProcessName(group, "a"),
          new Status(false, 1, true, Health.UNHEALTHY, 9_500, "status 500", 3, Optional.empty()));
    return new Board(true, all);
  }

  private static Map<String, Object> members(String group, String process, StateCode state) {
    var name = new ProcessName(group, process);
    var info = new ProcessInfo(name, 1, 0, 2, state, "", 0, "", "", 7, "", 1000, 1, "", false);
    return new HealthMembers(() -> BOARD, "web"::equals, () -> false).now().members().apply(info);
  }

  private static Map<String, Object> told(String health, int since, String last) {
    return Map.of("health", health, "health_since", since, "health_last", last);
  }

  @Test
  void whatProbesSayIsThreeMembers() {
    assertEquals(told("UNHEALTHY", 9, "status 500"), members("web", "a", StateCode.RUNNING));
  }

  @Test
  void theLastAnswerIsForThoseWhoMaySeeTheGroup() {
    assertEquals(told("UNHEALTHY", 9, ""), members("db", "a", StateCode.RUNNING));
  }

  @Test
  void whatDoesNotRunOrIsNotKnownHasNoHealth() {
    assertEquals(told("", 0, "status 500"), members("web", "a", StateCode.STOPPING));
    assertEquals(told("", 0, ""), members("web", "b", StateCode.RUNNING));
  }

  @Test
  void onlyThoseWhoSeeEverythingShareAnAnswer() {
    var some = new HealthMembers(() -> BOARD, _ -> true, () -> false);
    assertEquals(Optional.empty(), some.now().source());
    var all = new HealthMembers(() -> BOARD, _ -> true, () -> true);
    assertEquals(Optional.of(BOARD), all.now().source());
  }
}
