package jsupervisor.ctl.command;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jsupervisor.ctl.doctor.Findings;
import jsupervisor.ctl.doctor.Report;
import jsupervisor.ctl.local.Installed;
import jsupervisor.terms.Finding;
import jsupervisor.terms.Finding.Verdict;

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
    var findings = findings(session);
    if (extras.has(Extras.JSON)) session.answer(findings.stream().map(Findings::members).toList());
    else session.say(Findings.lines(findings));
    boolean bad = findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL);
    session.exit(bad ? ExitCode.GENERIC : ExitCode.SUCCESS);
  }

  /** The daemon's program takes half of the time: it runs while the daemon is asked. */
  private List<Finding> findings(Session session) {
    var examination = new FutureTask<>(this::examined);
    Thread.ofPlatform().daemon().name("examination").start(examination);
    var patient = new Patient(session);
    var living = within(session, patient::findings);
    var report = report(examination);
    var all = new ArrayList<>(report.findings());
    all.addAll(living);
    all.addAll(within(session, () -> patient.places(report)));
    return all;
  }

  private static Report report(FutureTask<Report> examination) {
    try {
      return examination.get();
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A daemon that hangs does not make the doctor hang. */
  private static List<Finding> within(Session session, Supplier<List<Finding>> work) {
    try {
      return Within.limit(PATIENCE, work);
    } catch (TimeoutException e) {
      return List.of(
          Finding.fail("daemon", session.serverUrl() + e.getMessage() + "; look into its log"));
    }
  }

  /** What the daemon's program says of the file. */
  private Report examined() {
    var daemon = installed.daemon();
    var file = installed.configuration();
    if (daemon.isEmpty()) return Report.of(unseen("no supervisord beside " + installed.client()));
    if (file.isEmpty()) return Report.of(unseen("no file was found"));
    try {
      var said = Installed.run(daemon.get(), List.of("--doctor", "-c", file.get()));
      var report = Report.parse(said.text());
      if (said.status() == 0 && !report.findings().isEmpty()) return report;
      return Report.of(
          unseen(
              "%s --doctor ended with status %d: %s"
                  .formatted(daemon.get(), said.status(), first(said.text()))));
    } catch (IOException e) {
      return Report.of(unseen(e.getMessage()));
    }
  }

  private static Finding unseen(String why) {
    return Finding.warn(CONFIGURATION, "cannot be looked at: " + why);
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("(nothing)");
  }
}
