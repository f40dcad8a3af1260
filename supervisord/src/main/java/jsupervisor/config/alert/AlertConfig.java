package jsupervisor.config.alert;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Vigil;
import jsupervisor.terms.ProcessName;

/**
 * {@code [alert:x]}.
 *
 * @param name of the section, fit for a file
 * @param events that are told
 * @param programs names of groups or processes, {@code group:process} or {@code group:*}, of what
 *     is outside {@code probe:x} or {@code probe:*}; empty = all
 * @param severity the least that is told
 * @param quiet empty = never
 * @param directory absolute path of where it is kept what is not told yet
 */
public record AlertConfig(
    String name,
    Set<AlertEvent> events,
    List<String> programs,
    Severity severity,
    AlertPace pace,
    Optional<QuietHours> quiet,
    String directory,
    AlertTargets targets) {

  public AlertConfig {
    var sorted = EnumSet.noneOf(AlertEvent.class);
    sorted.addAll(events);
    events = Collections.unmodifiableSet(sorted);
    programs = List.copyOf(programs);
  }

  /** The same, with other events. */
  public AlertConfig telling(Set<AlertEvent> others) {
    return new AlertConfig(name, others, programs, severity, pace, quiet, directory, targets);
  }

  /** Whether an event is told; that trouble is over is, however little had to be told of it. */
  public boolean wants(AlertEvent event) {
    return wants(event, event.severity());
  }

  /**
   * The same.
   *
   * @param how severe it is this time
   */
  public boolean wants(AlertEvent event, Severity how) {
    boolean severe = event == AlertEvent.RECOVERED || how.atLeast(severity);
    return events.contains(event) && severe;
  }

  /** Whether it is about a process. */
  public boolean about(ProcessName process) {
    return programs.isEmpty() || programs.stream().anyMatch(each -> names(each, process));
  }

  /** Whether a word in {@code programs} names a process. */
  public static boolean names(String word, ProcessName process) {
    if (Vigil.outside(process))
      return word.equals(Vigil.label(process)) || word.equals(Vigil.OUTSIDE + "*");
    if (!word.contains(":")) return word.equals(process.group()) || word.equals(process.process());
    var name = ProcessName.parse(word);
    return name.group().equals(process.group())
        && (name.wholeGroup() || name.process().equals(process.process()));
  }
}
