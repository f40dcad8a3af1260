package jsupervisor.crashes.report;

import java.util.List;
import java.util.TreeSet;
import jsupervisor.terms.ProcessName;

/**
 * All ends that are the same, in short; immutable.
 *
 * @param id their fingerprint: 12 hexadecimal digits
 * @param group of the processes
 * @param processes public names of those that ended so, 20 at most
 * @param count how often
 * @param read how many of them were looked at; the others came too fast behind one another
 * @param firstMillis when the first one was, in wall time
 * @param lastMillis when the last one was
 * @param how in Supervisor's words, as {@code exit status 1}
 * @param what the first line of the stack trace, or the last line of standard error
 */
public record Summary(
    String id,
    String group,
    List<String> processes,
    long count,
    long read,
    long firstMillis,
    long lastMillis,
    String how,
    String what) {
  private static final int MOST_PROCESSES = 20;

  public Summary {
    processes = List.copyOf(processes);
  }

  /** The first of its kind. */
  public static Summary first(Fingerprint print, CrashReport report) {
    return new Summary(
        print.id(),
        report.process().group(),
        List.of(report.process().text()),
        1,
        1,
        report.endedMillis(),
        report.endedMillis(),
        report.kind().words(),
        print.what());
  }

  /**
   * One more.
   *
   * @param looked whether it was looked at
   */
  public Summary more(ProcessName process, long atMillis, boolean looked) {
    var names = new TreeSet<>(processes);
    if (names.size() < MOST_PROCESSES) names.add(process.text());
    return new Summary(
        id,
        group,
        List.copyOf(names),
        count + 1,
        read + (looked ? 1 : 0),
        firstMillis,
        Math.max(lastMillis, atMillis),
        how,
        what);
  }

  /** Whether these are errors in logs, not ends. */
  public boolean logged() {
    return how.startsWith(Kind.LOGGED);
  }

  /** Whether it is about a process or a group of that name; an empty one means all. */
  public boolean about(String name) {
    if (name.isEmpty() || group.equals(name) || processes.contains(name)) return true;
    var parsed = ProcessName.parse(name);
    return parsed.wholeGroup() ? parsed.group().equals(group) : processes.contains(parsed.text());
  }
}
