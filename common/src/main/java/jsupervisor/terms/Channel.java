package jsupervisor.terms;

import java.util.Locale;

/** The two output streams of a child, by Supervisor's names. */
public enum Channel {
  STDOUT,
  STDERR;

  /** {@code stdout} or {@code stderr}, as it stands in options, messages and event payloads. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
