package jsupervisor.ask;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Signal;

/**
 * How it is found out whether something does its work; immutable.
 *
 * @param target whom to ask
 * @param expected what its answer must be
 * @param interval between two probes, 1 s or more
 * @param timeout for one of them, 1 s or more
 * @param startPeriod after a start, in which failures do not count, 0 or more
 * @param failures so many in a row mean that it is unhealthy, 1 or more
 * @param action what is done then
 * @param signal for {@link Action#SIGNAL}
 */
public record Probe(
    Target target,
    Expected expected,
    Duration interval,
    Duration timeout,
    Duration startPeriod,
    int failures,
    Action action,
    Signal signal) {

  /** Whom to ask. */
  public sealed interface Target {
    /** A web server; http or https, with a host and without a user. */
    record Http(String url) implements Target {}

    /** Whoever accepts connections there. */
    record Tcp(String host, int port) implements Target {}

    /** The same on a Unix socket. */
    record Unix(String path) implements Target {}

    /** A command, as in a program's section. */
    record Exec(String command) implements Target {}
  }

  /**
   * What a good answer is.
   *
   * @param codes status codes of HTTP or of the command; empty = the usual ones
   * @param pattern a regular expression that is known to be one, found in what is answered
   */
  public record Expected(List<Range> codes, Optional<String> pattern) {
    public Expected {
      codes = List.copyOf(codes);
    }

    /** Whether a code is a good one. */
    public boolean has(int code, Range usual) {
      if (codes.isEmpty()) return usual.has(code);
      return codes.stream().anyMatch(range -> range.has(code));
    }
  }

  /** Numbers from one to another, both included. */
  public record Range(int least, int most) {
    boolean has(int number) {
      return number >= least && number <= most;
    }
  }

  /** What is done about something unhealthy. */
  public enum Action {
    NONE,
    ALERT,
    RESTART,
    SIGNAL
  }
}
