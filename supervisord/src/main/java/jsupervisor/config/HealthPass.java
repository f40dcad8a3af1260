package jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.Probe;
import jsupervisor.ask.Vigil;
import jsupervisor.config.HealthConfig.Outside;
import jsupervisor.config.values.Words;
import jsupervisor.ini.IniSection;

/** {@code [health]} and {@code [probe:x]}. */
final class HealthPass {
  private static final String FOLDER = "health";
  private static final String PREFIX = "probe:";
  private static final List<String> WATCHED =
      List.of("program:", "fcgi-program:", "eventlistener:", PREFIX);
  private static final int MOST_OUTSIDE = 1000;

  private final Draft draft;
  private final SectionReader reader;

  private HealthPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
  }

  static void apply(Draft draft) {
    var outside = outside(draft);
    draft.health =
        draft.document.section("health").map(it -> new HealthPass(draft, it).read(outside));
    if (draft.health.isPresent()) return;
    for (var prefix : WATCHED) draft.document.beginningWith(prefix).forEach(it -> idle(draft, it));
  }

  /** Probes without the section that switches them on. */
  private static void idle(Draft draft, IniSection section) {
    for (var key : List.of("probe", "required"))
      if (section.option(key).isPresent())
        draft.problems.warnAt(
            section, key, key + "= of [" + section.name() + "] needs a [health] section");
  }

  private HealthConfig read(List<Outside> outside) {
    return new HealthConfig(
        reader.get("open", true, Words::bool),
        directory(),
        outside,
        reader.get("process_info", false, Words::bool));
  }

  private Optional<String> directory() {
    var found = OwnFolder.find(draft, reader, FOLDER);
    if (found.isEmpty() && reader.raw("directory").isEmpty())
      draft.problems.warnAt(
          reader.section(),
          "",
          "uptime is forgotten when the daemon ends: there is no log file beside which it could be"
              + " kept, and no directory=");
    return found;
  }

  private static List<Outside> outside(Draft draft) {
    var all = new ArrayList<Outside>();
    for (var section : draft.document.beginningWith(PREFIX))
      one(draft, section).ifPresent(all::add);
    if (all.size() > MOST_OUTSIDE)
      draft.problems.error(
          draft.document.beginningWith(PREFIX).getLast(),
          "",
          all.size() + " sections [probe:x] are more than " + MOST_OUTSIDE);
    return all;
  }

  private static Optional<Outside> one(Draft draft, IniSection section) {
    var reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
    var name = reader.checked("", () -> Words.name(section.name().split(":", 2)[1]));
    var daemon = draft.host.environment();
    var vigil = new ProbeReader(reader, ProbeCommand.places("/", daemon, daemon)).read();
    if (reader.raw("probe").isEmpty())
      reader.error("probe", "section " + section.name() + " does not specify a probe");
    if (!harmless(vigil))
      reader.error(
          "probe_action", "there is no program that could be restarted or get a signal here");
    return name.map(good -> new Outside(good, vigil));
  }

  private static boolean harmless(Vigil vigil) {
    return vigil
        .probe()
        .map(Probe::action)
        .map(action ->
            switch (action) {
              case NONE, ALERT -> true;
              case RESTART, SIGNAL -> false;
            })
        .orElse(true);
  }
}
