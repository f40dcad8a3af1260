package jsupervisor.config;

import java.util.HashMap;
import java.util.HashSet;
import jsupervisor.ini.IniSection;
import jsupervisor.ini.Repr;
import jsupervisor.terms.ProcessName;

/**
 * Refuses names that are used twice, where Supervisor silently drops one of the two, and those that
 * are too long for the journal, which has a page for each process.
 */
final class NamesPass {
  /** Of group and process together, in bytes. */
  static final int LONGEST = 300;

  /** Of a long name, in an error. */
  private static final int SHOWN = 40;

  private NamesPass() {}

  static void apply(Draft draft) {
    var groups = new HashSet<String>();
    for (var group : draft.groups) {
      if (!groups.add(group.name())) twice(draft, group.name());
      processes(draft, group);
      longest(draft, group);
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

  private static void longest(Draft draft, GroupConfig group) {
    group.processes().stream()
        .map(process -> process.program().name())
        .filter(name -> bytes(name) > LONGEST)
        .findFirst()
        .ifPresent(name -> draft.problems.error(section(draft, group.name()), "", tooLong(name)));
  }

  private static String tooLong(ProcessName name) {
    var process = name.process();
    var shown = process.substring(0, Math.min(SHOWN, process.length()));
    return "Process name %s... is too long: group and process name together may have %d bytes, not %d"
        .formatted(Repr.of(shown), LONGEST, bytes(name));
  }

  private static int bytes(ProcessName name) {
    return bytes(name.group()) + bytes(name.process());
  }

  /** As they are written down: a letter beyond the first 65536 takes six. */
  private static int bytes(String name) {
    return name.chars().map(letter -> letter < 0x80 ? 1 : letter < 0x800 ? 2 : 3).sum();
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
