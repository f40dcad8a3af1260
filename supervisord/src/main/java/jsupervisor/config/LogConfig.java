package jsupervisor.config;

/**
 * Where one stream of a child goes (spec config, 6.5).
 *
 * @param target file, AUTO or nowhere
 * @param maxbytes rotate at this size, 0 or less = never
 * @param backups kept backups, 0 = truncate
 * @param captureMaxbytes size of the capture buffer, 0 = capture off
 * @param eventsEnabled PROCESS_LOG events
 * @param syslog also to syslog
 * @param prefix lines begin with the name of the process where the log is no file of its own
 */
public record LogConfig(
    Target target,
    long maxbytes,
    int backups,
    long captureMaxbytes,
    boolean eventsEnabled,
    boolean syslog,
    boolean prefix) {

  /** Where the bytes go. */
  public sealed interface Target {
    /** Nowhere. */
    record None() implements Target {}

    /** A file in childlogdir, not named yet. */
    record Auto() implements Target {}

    /** An AUTO file that has got its name. */
    record AutoFile(String path) implements Target {}

    /** A file that the configuration names. */
    record File(String path) implements Target {}
  }

  /** The path of the file, empty when there is none (yet). */
  public String path() {
    return switch (target) {
      case Target.None _, Target.Auto _ -> "";
      case Target.AutoFile(var path) -> path;
      case Target.File(var path) -> path;
    };
  }

  public LogConfig withTarget(Target other) {
    return new LogConfig(other, maxbytes, backups, captureMaxbytes, eventsEnabled, syslog, prefix);
  }
}
