package jsupervisor.ctl.check;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.StateCode;

/**
 * What the state of a process means to somebody who is woken by it.
 *
 * @param stopped what a process is that somebody has stopped
 */
record States(Severity stopped) {

  /** Empty when it is as it should be. */
  Optional<Finding> finding(Seen.One one) {
    var severity = severity(one);
    return severity == Severity.OK
        ? Optional.empty()
        : Optional.of(new Finding(severity, one.info().shown() + " is " + words(one.info())));
  }

  private Severity severity(Seen.One one) {
    return switch (one.info().state()) {
      case RUNNING -> sick(one.info()) ? Severity.CRITICAL : Severity.OK;
      case STARTING, STOPPING -> Severity.WARNING;
      case BACKOFF, FATAL, UNKNOWN -> Severity.CRITICAL;
      case EXITED -> one.expected() ? Severity.OK : Severity.CRITICAL;
      case STOPPED -> idle(one) ? Severity.OK : stopped;
    };
  }

  /** The same of something outside. */
  static Optional<Finding> finding(Seen.Outside outside) {
    var severity =
        switch (outside.health()) {
          case "HEALTHY" -> Severity.OK;
          case "STARTING" -> Severity.WARNING;
          case "UNHEALTHY" -> Severity.CRITICAL;
          default -> Severity.UNKNOWN;
        };
    if (severity == Severity.OK) return Optional.empty();
    var health = severity == Severity.UNKNOWN ? "of unknown health" : outside.health();
    return Optional.of(
        new Finding(severity, outside.name() + " is " + health + why(outside.last())));
  }

  /** Nobody ever wanted it to run, and who asks does not name it either. */
  private static boolean idle(Seen.One one) {
    return one.info().number("start") == 0 && !one.named();
  }

  /** What its probes say, where the daemon tells that. */
  private static boolean sick(Struct info) {
    return info.text("health").equals("UNHEALTHY");
  }

  private static String words(Struct info) {
    var state = info.text("statename");
    return switch (info.state()) {
      case FATAL, BACKOFF -> state + why(info.text("spawnerr"));
      case EXITED -> state + " with " + end(info.number("exitstatus"));
      case RUNNING -> sick(info) ? info.text("health") : state;
      case STOPPED, STARTING, STOPPING, UNKNOWN -> state;
    };
  }

  private static String why(String error) {
    return error.isEmpty() ? "" : " (" + error + ")";
  }

  private static String end(int status) {
    return status < 0 ? "a signal" : "status " + status;
  }

  /**
   * {@code 2 of 4 running, 1 never started, 1 ended as expected}, and of what is outside, if
   * anything is asked for, {@code 1 of 1 healthy}.
   */
  static String summary(Seen seen) {
    var outside = seen.outside();
    if (outside.isEmpty()) return summary(seen.processes());
    long healthy = outside.stream().filter(Seen.Outside::healthy).count();
    var probes = healthy + " of " + outside.size() + " healthy";
    return seen.processes().isEmpty() ? probes : summary(seen.processes()) + ", " + probes;
  }

  private static String summary(List<Seen.One> all) {
    long running = all.stream().filter(one -> one.info().state() == StateCode.RUNNING).count();
    long idle =
        all.stream().filter(one -> one.info().state() == StateCode.STOPPED && idle(one)).count();
    long done =
        all.stream()
            .filter(one -> one.info().state() == StateCode.EXITED && one.expected())
            .count();
    return running
        + " of "
        + all.size()
        + " running"
        + (idle == 0 ? "" : ", " + idle + " never started")
        + (done == 0 ? "" : ", " + done + " ended as expected");
  }
}
