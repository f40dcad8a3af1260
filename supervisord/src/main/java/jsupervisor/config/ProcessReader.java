package jsupervisor.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import jsupervisor.config.values.Numbers;
import jsupervisor.config.values.Pairs;
import jsupervisor.config.values.Words;
import jsupervisor.core.Autorestart;
import jsupervisor.core.Program;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.Signal;

/** The processes of one program section within one group (spec config, 6.5). */
final class ProcessReader {
  private static final int MOST_PROCESSES = 10_000;

  private final Draft draft;
  private final SectionReader fixed;
  private final String group;

  private ProcessReader(Draft draft, SectionReader fixed, String group) {
    this.draft = draft;
    this.fixed = fixed;
    this.group = group;
  }

  /**
   * Reads a section.
   *
   * @param reader of the section, with {@code here} and the environment
   * @param group the group that the processes go to
   * @return by name; what was wrong is noted with the draft
   */
  static List<ProcessConfig> read(Draft draft, SectionReader reader, String group) {
    var section = reader.section();
    var process = new SectionReader(section, reader.table(), reader.problems(), true);
    var name = process.checked("", () -> Words.name(section.name().split(":", 2)[1]));
    if (name.isEmpty()) return List.of();
    var table =
        Map.of(
            "program_name", name.get(),
            "group_name", group,
            "host_node_name", draft.host.nodeName());
    return new ProcessReader(draft, process.with(table), group).processes();
  }

  private List<ProcessConfig> processes() {
    var treatment = treatment();
    boolean redirect = fixed.get("redirect_stderr", false, Words::bool);
    int count = fixed.get("numprocs", 1, Numbers::integer);
    int start = fixed.get("numprocs_start", 0, Numbers::integer);
    var serverUrl = fixed.text("serverurl").filter(url -> !automatic(url));
    var uid = fixed.find("user", draft.users()::uid);
    var umask = fixed.find("umask", Numbers::octal);
    var name = fixed.raw("process_name").orElse("%(program_name)s");
    if (!plausible(name, count, treatment)) return List.of();
    var shared =
        new ProcessInstance.Shared(
            treatment, name, redirect, integer(uid), integer(umask), serverUrl);
    var found = new ArrayList<ProcessConfig>();
    for (int i = 0; i < count; i++) {
      numbered(start + i, count).flatMap(one -> one.process(shared)).ifPresent(found::add);
    }
    // A comparator by key would be a serializable lambda, which no class archive keeps:
    // milliseconds of each start.
    found.sort((a, b) -> a.program().name().process().compareTo(b.program().name().process()));
    return found;
  }

  private static boolean automatic(String url) {
    return url.isBlank() || url.strip().equalsIgnoreCase("AUTO");
  }

  private static OptionalInt integer(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** What the machine needs, under a name that is filled in later. */
  private Program treatment() {
    int priority = fixed.get("priority", 999, Numbers::integer);
    boolean autostart = fixed.get("autostart", true, Words::bool);
    var autorestart = fixed.get("autorestart", Autorestart.UNEXPECTED, Words::autorestart);
    int startsecs = fixed.get("startsecs", 1, Numbers::count);
    int startretries = fixed.get("startretries", 3, Numbers::count);
    var stopsignal = fixed.get("stopsignal", Signal.TERM, Words::signal);
    int stopwaitsecs = fixed.get("stopwaitsecs", 10, Numbers::count);
    boolean stopasgroup = fixed.get("stopasgroup", false, Words::bool);
    boolean killasgroup = fixed.get("killasgroup", stopasgroup, Words::bool);
    var exitcodes = fixed.get("exitcodes", Set.of(0), Words::exitCodes);
    return new Program(
        new ProcessName(group, ""),
        priority,
        autostart,
        autorestart,
        Duration.ofSeconds(startsecs),
        startretries,
        exitcodes,
        stopsignal,
        Duration.ofSeconds(stopwaitsecs),
        stopasgroup,
        killasgroup);
  }

  private boolean plausible(String name, int count, Program treatment) {
    boolean good = fixed.checked("process_name", () -> Words.name(name)).isPresent();
    if (count > MOST_PROCESSES) {
      fixed.error("numprocs", count + " is above upper bound (" + MOST_PROCESSES + ")");
      return false;
    }
    if (count > 1 && !name.contains("%(process_num)"))
      fixed.error(
          "process_name", "%(process_num) must be present within process_name when numprocs > 1");
    if (treatment.stopasgroup() && !treatment.killasgroup())
      fixed.error("killasgroup", "Cannot set stopasgroup=true and killasgroup=false");
    return good;
  }

  /** One process to be; empty when its environment is wrong. */
  private Optional<ProcessInstance> numbered(int number, int count) {
    var each = fixed.with(Map.of("process_num", number, "numprocs", count));
    return each.expanded(
            "environment", "environment", fixed.raw("environment").orElse(""), Pairs::parse)
        .map(own -> new ProcessInstance(draft, fixed, each.with(exported(own)), merged(own)));
  }

  private static Map<String, String> exported(Map<String, String> environment) {
    var table = new HashMap<String, String>();
    environment.forEach((key, value) -> table.put("ENV_" + key, value));
    return table;
  }

  /** {@code [supervisord]}'s environment under the program's own. */
  private Map<String, String> merged(Map<String, String> own) {
    var all = new HashMap<>(draft.supervisord.environment());
    all.putAll(own);
    return Map.copyOf(all);
  }
}
