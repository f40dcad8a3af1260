package jsupervisor.ctl.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import jsupervisor.ctl.doctor.Finding;
import jsupervisor.ctl.doctor.Finding.Verdict;
import jsupervisor.ctl.doctor.Report;
import jsupervisor.ctl.local.Installed;

/** {@code doctor}: what is wrong with the daemon and what it needs, and what to do about it. */
record Doctor(Installed installed) implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CONFIGURATION = "configuration";

  @Override
  public String verb() {
    return "doctor";
  }

  @Override
  public List<String> help() {
    return List.of(
        "doctor [--json]\t\tLook whether the configuration, its folders and disks, and the daemon",
        "\t\t\twith its sockets, children and journal are well; status 1 when not");
  }

  @Override
  public void run(Session session, String argument) {
    var extras = Extras.of(argument, Extras.JSON);
    if (!bare(session, extras.rest())) return;
    var findings = new ArrayList<Finding>();
    var report = report(findings);
    findings.addAll(report.findings());
    findings.addAll(living(session, report));
    if (extras.has(Extras.JSON)) session.answer(findings.stream().map(Finding::members).toList());
    else session.say(Finding.lines(findings));
    boolean bad = findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL);
    session.exit(bad ? ExitCode.GENERIC : ExitCode.SUCCESS);
  }

  /** A daemon that hangs does not make the doctor hang. */
  private static List<Finding> living(Session session, Report report) {
    try {
      return Within.limit(PATIENCE, () -> new Patient(session, report).findings());
    } catch (TimeoutException e) {
      return List.of(
          Finding.fail("daemon", session.serverUrl() + e.getMessage() + "; look into its log"));
    }
  }

  /** What the daemon's program says of the file. */
  private Report report(List<Finding> findings) {
    var daemon = installed.daemon();
    var file = installed.configuration();
    if (daemon.isEmpty() || file.isEmpty()) {
      var missing = daemon.isEmpty() ? "no supervisord beside " + installed.client() : "no file";
      findings.add(Finding.warn(CONFIGURATION, "cannot be looked at: there is " + missing));
      return Report.NONE;
    }
    try {
      var said = Installed.run(daemon.get(), List.of("--doctor", "-c", file.get()));
      var report = Report.parse(said.text());
      if (said.status() == 0 && !report.findings().isEmpty()) return report;
      findings.add(
          Finding.warn(
              CONFIGURATION,
              "cannot be looked at: %s --doctor ended with status %d: %s"
                  .formatted(daemon.get(), said.status(), first(said.text()))));
    } catch (IOException e) {
      findings.add(Finding.warn(CONFIGURATION, "cannot be looked at: " + e.getMessage()));
    }
    return Report.NONE;
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("(nothing)");
  }
}
