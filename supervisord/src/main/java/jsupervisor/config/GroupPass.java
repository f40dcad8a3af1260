package jsupervisor.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jsupervisor.config.values.Likeness;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Words;
import jsupervisor.ini.IniSection;

/**
 * {@code [group:x]}, then every {@code [program:x]} and {@code [fcgi-program:x]} that is in none
 * (spec config, section 7).
 */
final class GroupPass {
  private static final int PRIORITY = 999;

  private final Draft draft;
  private final Set<String> members = new HashSet<>();

  private GroupPass(Draft draft) {
    this.draft = draft;
  }

  static void apply(Draft draft) {
    var pass = new GroupPass(draft);
    draft.document.beginningWith("group:").forEach(pass::group);
    draft.document.beginningWith("program:").forEach(pass::program);
    draft.document.beginningWith("fcgi-program:").forEach(pass::program);
  }

  private void group(IniSection section) {
    var reader = draft.reader(section);
    var name = reader.checked("", () -> Words.name(section.name().split(":", 2)[1]));
    var programs = reader.get("programs", List.<String>of(), Words::list);
    int priority = reader.get("priority", PRIORITY, Numbers::integer);
    if (programs.isEmpty()) reader.warn("", "[" + section.name() + "] has no programs");
    var processes = new ArrayList<ProcessConfig>();
    for (var program : programs) processes.addAll(member(reader, program, name.orElse("")));
    name.ifPresent(good -> draft.groups.add(new GroupConfig(good, priority, processes)));
  }

  private List<ProcessConfig> member(SectionReader group, String program, String groupName) {
    var plain = draft.document.section("program:" + program);
    var fcgi = draft.document.section("fcgi-program:" + program);
    var header = "[" + group.section().name() + "] ";
    if (plain.isEmpty() && fcgi.isEmpty()) {
      group.error(
          "programs",
          header + "names unknown program or fcgi-program " + program,
          Likeness.hint(program, programs()));
      return List.of();
    }
    if (plain.isPresent() && fcgi.isPresent()) {
      group.error(
          "programs",
          header + "name " + program + " is ambiguous (exists as program and fcgi-program)");
      return List.of();
    }
    var section = plain.or(() -> fcgi).get();
    members.add(section.name());
    return processes(section, groupName);
  }

  /** Those of a FastCGI program share its socket, in a group as well (known-traps B8). */
  private List<ProcessConfig> processes(IniSection section, String groupName) {
    var processes = ProcessReader.read(draft, draft.reader(section), groupName);
    if (!section.name().startsWith("fcgi-program:")) return processes;
    return FcgiReader.socket(draft, section)
        .map(socket -> processes.stream().map(one -> one.withSocket(socket)).toList())
        .orElse(processes);
  }

  private List<String> programs() {
    return Stream.of("program:", "fcgi-program:")
        .flatMap(prefix ->
            draft.document.beginningWith(prefix).stream()
                .map(section -> section.name().substring(prefix.length())))
        .toList();
  }

  private void program(IniSection section) {
    if (members.contains(section.name())) return;
    var reader = draft.reader(section);
    var name = reader.checked("", () -> Words.name(section.name().split(":", 2)[1]));
    int priority = reader.get("priority", PRIORITY, Numbers::integer);
    if (name.isEmpty()) return;
    draft.groups.add(new GroupConfig(name.get(), priority, processes(section, name.get())));
  }
}
