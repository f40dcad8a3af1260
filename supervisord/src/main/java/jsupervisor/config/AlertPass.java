package jsupervisor.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.values.Spans;
import jsupervisor.config.values.Words;
import jsupervisor.ini.IniSection;
import jsupervisor.terms.ProcessName;

/** {@code [alert:x]} sections. */
final class AlertPass {
  private static final String PREFIX = "alert:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

  /** Each may have a thread and a message on the way. */
  private static final int MOST = 16;

  private static final Set<AlertEvent> USUAL =
      Set.of(
          AlertEvent.FATAL,
          AlertEvent.OOM,
          AlertEvent.CRASH,
          AlertEvent.UNHEALTHY,
          AlertEvent.FLAPPING,
          AlertEvent.RECOVERED);
  private static final String UNHEALTHY = AlertEvent.UNHEALTHY.word();
  private static final Duration NONE = Duration.ZERO;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Draft draft;
  private final SectionReader reader;
  private final String name;

  private AlertPass(Draft draft, IniSection section) {
    this.draft = draft;
    this.reader = draft.reader(section).with(Map.of("host_node_name", draft.host.nodeName()));
    this.name = section.name().substring(PREFIX.length()).strip();
  }

  static void apply(Draft draft) {
    for (var section : draft.document.beginningWith(PREFIX))
      draft.alerts.add(new AlertPass(draft, section).read());
  }

  private AlertConfig read() {
    if (!NAME.matcher(name).matches())
      reader.error(
          "events", "an alert's name has 1 to 64 letters, digits, - and _, and dots in between");
    if (draft.alerts.size() >= MOST)
      reader.error("events", "there can be " + MOST + " alerts at most");
    var config =
        new AlertConfig(
            name,
            reader.get("events", USUAL, AlertWords::events),
            reader.get("programs", List.of(), AlertWords::programs),
            reader.get("severity", Severity.INFO, AlertWords::severity),
            pace(),
            quiet(),
            OwnFolder.of(draft, reader, "alerts"),
            new AlertTargetsReader(reader).read());
    useless(config);
    return config;
  }

  private AlertPace pace() {
    return new AlertPace(
        reader.get("group_wait", Duration.ofSeconds(5), Spans.between(NONE, HOUR)),
        reader.get("notify_every", Duration.ofMinutes(5), Spans.between(NONE, DAY)),
        reader.get("max_per_hour", 20, text -> AlertWords.between(1, 3600, text)),
        reader.get("flap_changes", 10, text -> AlertWords.between(0, 100, text)),
        reader.get("flap_window", Duration.ofMinutes(10), Spans.between(SECOND, DAY)),
        reader.get("recovery", Duration.ofSeconds(30), Spans.between(NONE, DAY)));
  }

  private Optional<QuietHours> quiet() {
    boolean critical = reader.get("quiet_critical", true, Words::bool);
    var quiet = reader.find("quiet", text -> AlertWords.quiet(text, critical));
    if (reader.raw("quiet").isEmpty() && reader.raw("quiet_critical").isPresent())
      warn("quiet_critical", "quiet_critical means nothing without quiet");
    return quiet;
  }

  /** What can never happen is a mistake, mostly. */
  private void useless(AlertConfig config) {
    if (config.events().stream().noneMatch(event -> event.worst().atLeast(config.severity())))
      warn("severity", "alert " + name + " tells of nothing: none of its events is that severe");
    boolean asked = reader.raw("events").filter(text -> text.contains(UNHEALTHY)).isPresent();
    if (asked && draft.health.isEmpty())
      warn("events", UNHEALTHY + " never happens without probes: they need a [health] section");
    for (var word : config.programs())
      if (!known(word)) warn("programs", "there is no program " + word + " for alert " + name);
  }

  private boolean known(String word) {
    boolean outside =
        draft.health.stream()
            .flatMap(health -> health.outside().stream())
            .map(each -> new ProcessName(Vigil.OUTSIDE, each.name()))
            .anyMatch(each -> AlertConfig.names(word, each));
    if (outside) return true;
    return draft.groups.stream()
        .flatMap(group -> group.processes().stream())
        .anyMatch(process -> AlertConfig.names(word, process.program().name()));
  }

  private void warn(String option, String text) {
    draft.problems.warnAt(reader.section(), option, text);
  }
}
