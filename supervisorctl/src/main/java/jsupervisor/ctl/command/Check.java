package jsupervisor.ctl.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import jsupervisor.ctl.check.Judgement;
import jsupervisor.ctl.check.Limits;
import jsupervisor.ctl.check.PluginLine;
import jsupervisor.ctl.check.Severity;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.wire.RpcException;

/**
 * {@code check [names]}: the one line and the exit status of a monitoring plugin, whatever happens
 * (nagios-plugins.org/doc/guidelines.html).
 */
public final class Check implements Command {
  static final String VERB = "check";
  private static final Duration USUAL = Duration.ofSeconds(10);

  Check() {}

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public List<String> help() {
    return List.of(
        "check [--warn=METRIC=RANGE] [--crit=METRIC=RANGE] [--stopped=ok|warning|critical]",
        "      [--timeout=SECONDS] [name ...]",
        "\t\t\tA plugin for Nagios, Icinga and others: one line, exit status 0 to 3.",
        "\t\t\tMetrics: running, restarts, rss, uptime, disk, certificate");
  }

  /** Whether the words of a command line ask for it. */
  public static boolean asked(String action) {
    return action.equals(VERB) || action.startsWith(VERB + " ");
  }

  /** What is said when not even a command can be run. */
  public static PluginLine failure(String why) {
    return PluginLine.of(Severity.UNKNOWN, why);
  }

  @Override
  public void run(Session session, String argument) {
    var line = line(session, argument);
    session.say(line.text());
    session.exit(line.severity().status());
  }

  private static PluginLine line(Session session, String argument) {
    try {
      var extras = Extras.of(argument, Extras.WARN, Extras.CRIT, Extras.STOPPED, Extras.TIMEOUT);
      for (var word : extras.words())
        if (word.matches("--.*|-[a-zA-Z]"))
          throw new Extras.WrongOption(
              "no such option: " + word + ", see: supervisorctl help check");
      for (var option : List.of(Extras.WARN, Extras.CRIT))
        if (extras.options().getOrDefault(option, "-").isBlank())
          throw new Extras.WrongOption(option + " says nothing: METRIC=RANGE, as rss=500M");
      var limits =
          Limits.parse(
              extras.options().getOrDefault(Extras.WARN, ""),
              extras.options().getOrDefault(Extras.CRIT, ""));
      var stopped = stopped(extras.options().getOrDefault(Extras.STOPPED, "warning"));
      var seen = Within.limit(extras.timeout(USUAL), () -> new Look(session).at(extras.words()));
      return Judgement.of(seen, limits, stopped);
    } catch (RpcException e) {
      return PluginLine.of(severity(e), words(session, e));
    } catch (Fault fault) {
      return refused(fault);
    } catch (TimeoutException e) {
      return PluginLine.of(Severity.CRITICAL, session.serverUrl() + e.getMessage());
    } catch (RuntimeException e) {
      return failure(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static Severity stopped(String word) {
    for (var severity : List.of(Severity.OK, Severity.WARNING, Severity.CRITICAL))
      if (severity.name().equals(word.toUpperCase(Locale.ROOT))) return severity;
    throw new Extras.WrongOption(
        "bad value " + Repr.of(word) + " for --stopped: ok, warning or critical");
  }

  /**
   * A daemon that cannot be had is what one wants to be woken by; a check set up wrongly is not.
   */
  private static Severity severity(RpcException e) {
    return switch (e.kind()) {
      case REFUSED, NO_SUCH_FILE, TIMEOUT, TLS, BROKEN -> Severity.CRITICAL;
      case HTTP_STATUS -> e.status() >= 500 ? Severity.CRITICAL : Severity.UNKNOWN;
      case NO_PERMISSION, INTERRUPTED, BAD_URL -> Severity.UNKNOWN;
    };
  }

  private static String words(Session session, RpcException e) {
    if (e.unauthorized())
      return session.serverUrl()
          + " wants another user or password: -u and -p, or username and password in"
          + " [supervisorctl]";
    return Hints.explained(session, e);
  }

  private static PluginLine refused(Fault fault) {
    return fault.is(FaultCode.SHUTDOWN_STATE)
        ? PluginLine.of(Severity.CRITICAL, "supervisord is shutting down")
        : PluginLine.of(Severity.UNKNOWN, fault.text());
  }
}
