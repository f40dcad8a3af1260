package jsupervisor.terms;

/**
 * The public name of a process: its group and itself.
 *
 * @param group name of the group it belongs to
 * @param process its own name within the group
 */
public record ProcessName(String group, String process) implements Comparable<ProcessName> {

  /** {@code process} when group and process are called the same, else {@code group:process}. */
  public String text() {
    return group.equals(process) ? process : group + ":" + process;
  }

  /**
   * Splits a name as XML-RPC callers write it, at the first colon (spec xmlrpc, section 3.2).
   *
   * @param text {@code group:process}, {@code process}, {@code group:*} or {@code group:}
   * @return the two parts; the process part is {@code *} for both forms that mean a whole group
   */
  public static ProcessName parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) return new ProcessName(text, text);
    var process = text.substring(colon + 1);
    return new ProcessName(text.substring(0, colon), process.isEmpty() ? "*" : process);
  }

  /** Whether this names all of a group. */
  public boolean wholeGroup() {
    return process.equals("*");
  }

  /** By group, then by process. */
  @Override
  public int compareTo(ProcessName other) {
    int order = group.compareTo(other.group);
    return order != 0 ? order : process.compareTo(other.process);
  }

  @Override
  public String toString() {
    return text();
  }
}
