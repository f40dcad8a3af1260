package jsupervisor.web;

import java.util.List;

/**
 * All unexpected ends of one kind.
 *
 * @param id their fingerprint: hexadecimal digits
 * @param processes public names, at least one
 * @param count how often
 * @param firstMillis when the first one was
 * @param lastMillis when the last one was
 * @param how as {@code exit status 1}
 * @param what its message, empty = there is none
 */
public record CrashRow(
    String id,
    List<String> processes,
    long count,
    long firstMillis,
    long lastMillis,
    String how,
    String what) {
  public CrashRow {
    processes = List.copyOf(processes);
  }
}
