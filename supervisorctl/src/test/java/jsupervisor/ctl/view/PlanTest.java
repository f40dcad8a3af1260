package jsupervisor.ctl.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static Struct active(String group, String name, int state) {
    return new Struct(Map.of("group", group, "name", name, "state", state));
  }

  private static Struct configured(String group, String name, boolean autostart) {
    return new Struct(Map.of("group", group, "name", name, "autostart", autostart));
  }

  @Test
  void thePlanNamesWhatStopsAndWhatStarts() {
    var changes = new Changes(List.of("new", "idle"), List.of("w"), List.of("old"));
    var plan =
        new Plan(
            changes,
            List.of(active("old", "old", 0), active("w", "w_0", 20), active("w", "w_1", 200)),
            List.of(
                configured("new", "new", true),
                configured("idle", "idle", false),
                configured("w", "w_0", true)));
    assertEquals(
        List.of(
            "old: would remove",
            "w: would stop w:w_0, replace, start w:w_0",
            "new: would add, start new",
            "idle: would add; nothing starts by itself"),
        plan.lines());
  }

  @Test
  void nothingToDoIsSaidAsRereadSaysIt() {
    var nothing = new Changes(List.of(), List.of(), List.of());
    assertEquals(
        List.of("No config updates to processes"), new Plan(nothing, List.of(), List.of()).lines());
  }
}
