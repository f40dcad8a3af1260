package jsupervisor.terms;

/** Levels of the main log, most severe first (spec daemon, section 7). */
public enum LogLevel {
  CRITICAL("CRIT", 50),
  ERROR("ERRO", 40),
  WARN("WARN", 30),
  INFO("INFO", 20),
  DEBUG("DEBG", 10),
  TRACE("TRAC", 5),
  BLATHER("BLAT", 3);

  private final String code;
  private final int severity;

  LogLevel(String code, int severity) {
    this.code = code;
    this.severity = severity;
  }

  /** The four letters that stand in a log line. */
  public String code() {
    return code;
  }

  /** 3 (blather) to 50 (critical). */
  public int severity() {
    return severity;
  }

  /** Whether a line of this level is written when the log is set to {@code threshold}. */
  public boolean passes(LogLevel threshold) {
    return severity >= threshold.severity;
  }
}
