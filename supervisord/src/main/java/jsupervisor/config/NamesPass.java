package jsupervisor.config;

import java.util.HashMap;
import java.util.HashSet;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;

/** Refuses names that are used twice; Supervisor silently drops one of the two. */
final class DuplicateNamesPass {
  private DuplicateNamesPass() {}

  static void apply(Draft draft) {
    var groups = new HashSet<String>();
    for (var group : draft.groups) {
      if (!groups.add(group.name())) twice(draft, group.name());
      processes(draft, group);
    }
  }

  private static void twice(Draft draft, String group) {
    var section = section(draft, group);
    draft.problems.error(
        section, "", "Group name " + Repr.of(group) + " is used by more than one section");
  }

  private static void processes(Draft draft, GroupConfig group) {
    var seen = new HashMap<String, ProcessConfig>();
    for (var process : group.processes()) {
      var name = process.program().name().process();
      if (seen.put(name, process) != null)
        draft.problems.error(
            section(draft, group.name()),
            "",
            "Process name %s appears more than once in group %s"
                .formatted(Repr.of(name), Repr.of(group.name())));
    }
  }

  private static IniSection section(Draft draft, String group) {
    return draft
        .document
        .section("group:" + group)
        .or(() -> draft.document.section("program:" + group))
        .or(() -> draft.document.section("fcgi-program:" + group))
        .or(() -> draft.document.section("eventlistener:" + group))
        .or(() -> draft.document.section("supervisord"))
        .orElseThrow();
  }
}
