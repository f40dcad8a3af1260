package jsupervisor.output;

/**
 * Where a stream of a child goes.
 *
 * @param path of the log file, empty = to none
 * @param maxbytes rotate at this size, 0 or less = never
 * @param backups kept backups, 0 = truncate
 * @param stripAnsi without ANSI escape sequences
 * @param syslog each line also as a record of syslog
 * @param prefix lines begin with the name of the process where the log is no file of its own
 */
public record Sink(
    String path, long maxbytes, int backups, boolean stripAnsi, boolean syslog, boolean prefix) {
  boolean toFile() {
    return !path.isEmpty();
  }
}
