package jsupervisor.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import jsupervisor.config.GroupConfig;
import org.junit.jupiter.api.Test;

class ProcessesTest {
  @Test
  void groupsHaveThreeOrders() {
    var processes = new Processes();
    processes.add(new GroupConfig("c", 1, List.of()), List.of());
    processes.add(new GroupConfig("b", 2, List.of()), List.of());
    processes.add(new GroupConfig("a", 1, List.of()), List.of());
    assertEquals(List.of("a", "b", "c"), names(processes.byName()));
    assertEquals(List.of("c", "a", "b"), names(processes.byPriority()));
    assertEquals(List.of("c", "b", "a"), names(processes.byAge()));
  }

  private static List<String> names(List<Processes.Group> groups) {
    return groups.stream().map(Processes.Group::name).toList();
  }
}
