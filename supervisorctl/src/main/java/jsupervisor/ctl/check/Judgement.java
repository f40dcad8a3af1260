package jsupervisor.ctl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import jsupervisor.terms.StateCode;

/** What is thought of everything that was seen. */
public final class Judgement {
  private final Seen seen;
  private final Limits limits;
  private final States states;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  private Judgement(Seen seen, Limits limits, Severity stopped) {
    this.seen = seen;
    this.limits = limits;
    states = new States(stopped);
  }

  /**
   * The line of the plugin.
   *
   * @param stopped what a process is that somebody has stopped
   */
  public static PluginLine of(Seen seen, Limits limits, Severity stopped) {
    return new Judgement(seen, limits, stopped).line();
  }

  private PluginLine line() {
    for (var name : seen.unknown()) find(Severity.UNKNOWN, "there is no process " + name);
    // whoever says how many have to run does not mind which
    if (!limits.ask(Metric.RUNNING))
      for (var one : seen.processes()) states.finding(one).ifPresent(findings::add);
    for (var one : seen.outside()) States.finding(one).ifPresent(findings::add);
    count();
    rest(Metric.DISK, seen.disks());
    rest(Metric.CERTIFICATE, seen.certificates());
    for (var one : seen.processes()) figures(one);
    return PluginLine.of(findings, States.summary(seen), figures);
  }

  private void find(Severity severity, String text) {
    findings.add(new Finding(severity, text));
  }

  private void count() {
    if (!seen.outside().isEmpty()) {
      long healthy = seen.outside().stream().filter(Seen.Outside::healthy).count();
      figures.add(new Figure("healthy", healthy + ";;;0;" + seen.outside().size()));
    }
    int all = seen.processes().size();
    long running =
        seen.processes().stream().filter(one -> one.info().state() == StateCode.RUNNING).count();
    judge(Metric.RUNNING, Metric.RUNNING.shown(running), "running", running, ";0;" + all);
  }

  private void rest(Metric metric, Optional<List<Seen.Rest>> all) {
    if (all.isEmpty() && limits.ask(metric)) untold(metric);
    for (var each : all.orElse(List.of())) rest(metric, each);
  }

  private void rest(Metric metric, Seen.Rest rest) {
    var name = metric.word() + " " + rest.name();
    if (rest.left().isEmpty()) {
      if (limits.ask(metric)) find(Severity.UNKNOWN, name + " is unknown");
      return;
    }
    double left = rest.left().getAsDouble();
    judge(metric, name + " has " + metric.shown(left), metric.word() + "_" + rest.name(), left, "");
  }

  private void untold(Metric metric) {
    find(Severity.UNKNOWN, metric.word() + " is not told by this daemon");
  }

  private void figures(Seen.One one) {
    if (one.alive()) {
      figure(one, Metric.RSS, one.rss());
      figure(one, Metric.UPTIME, OptionalDouble.of(one.uptime()));
    }
    figure(one, Metric.RESTARTS, one.restarts());
  }

  private void figure(Seen.One one, Metric metric, OptionalDouble value) {
    var name = one.info().shown();
    if (value.isEmpty()) {
      if (limits.ask(metric)) find(Severity.UNKNOWN, metric.word() + " of " + name + " is unknown");
      return;
    }
    double told = value.getAsDouble();
    judge(metric, name + " has " + metric.shown(told), metric.word() + "_" + name, told, ";0");
  }

  private void judge(Metric metric, String text, String label, double value, String bounds) {
    var severity = limits.of(metric, value);
    if (severity != Severity.OK) find(severity, text);
    figures.add(
        new Figure(
            label, Range.number(value) + metric.unit() + ";" + limits.text(metric) + bounds));
  }
}
