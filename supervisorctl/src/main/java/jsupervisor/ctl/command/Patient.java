package jsupervisor.ctl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.ctl.doctor.Family;
import jsupervisor.ctl.doctor.Report;
import jsupervisor.ctl.local.Kernel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.Finding;
import jsupervisor.wire.RpcException;

/** A daemon that runs, or should, as {@code doctor} looks at it. */
final class Patient {
  /** A call, and a few for the case that something is just changing. */
  private static final int LOOKS = 5;

  private static final long PAUSE_MILLIS = 100;
  private static final long CLOCK_SECONDS = 5;

  private final Session session;
  private final List<Finding> findings = new ArrayList<>();
  private int pid;

  Patient(Session session) {
    this.session = session;
  }

  /** What it says of itself, and the kernel of it. */
  List<Finding> findings() {
    try {
      pid = session.quietly("getPID") instanceof Integer number ? number : 0;
      findings.add(Finding.ok("daemon", session.serverUrl() + " answers, pid " + pid));
      clock();
      journal();
      if (Top.local(session.serverUrl())) kernel();
    } catch (RpcException e) {
      findings.add(Finding.fail("daemon", Hints.explained(session, e) + todo(e)));
    } catch (Fault fault) {
      findings.add(Finding.fail("daemon", "refuses: " + fault.text()));
    } catch (CommandError e) {
      findings.add(Finding.fail("daemon", e.getMessage()));
    }
    return List.copyOf(findings);
  }

  /** Whether it is where its configuration has it; nothing of one that does not answer. */
  List<Finding> places(Report report) {
    findings.clear();
    if (pid == 0) return List.of();
    sockets(report);
    report.pidFile().ifPresent(this::pidFile);
    return List.copyOf(findings);
  }

  private static String todo(RpcException e) {
    return switch (e.kind()) {
      case REFUSED, NO_SUCH_FILE -> "; start it with supervisord -c FILE, or by its service";
      case TIMEOUT, BROKEN -> "; look into its log";
      case HTTP_STATUS ->
          e.unauthorized()
              ? "; set username and password in [supervisorctl]"
              : "; look into its log";
      case NO_PERMISSION, INTERRUPTED, BAD_URL, TLS -> "";
    };
  }

  private void sockets(Report report) {
    for (var url : report.servers())
      if (!url.equals(session.serverUrl())) findings.add(socket(url));
  }

  /** Also one that asks for a password, or believes nobody, is there. */
  private Finding socket(String url) {
    try {
      session.knock(url);
      return Finding.ok("socket", url + " answers");
    } catch (Fault fault) {
      return stranger(url, fault);
    } catch (RpcException e) {
      if (e.unauthorized()) return Finding.ok("socket", url + " answers, and asks for a password");
      boolean there =
          e.kind() == RpcException.Kind.HTTP_STATUS || e.kind() == RpcException.Kind.TLS;
      return there
          ? stranger(url, e)
          : Finding.fail("socket", e.getMessage() + "; has the file changed? then reload");
    }
  }

  private static Finding stranger(String url, RuntimeException e) {
    return Finding.ok("socket", url + " answers, though not to us: " + e.getMessage());
  }

  private void pidFile(String file) {
    try {
      var text = Files.readString(Path.of(file)).strip();
      findings.add(
          text.equals(Integer.toString(pid))
              ? Finding.ok("pid file", file + " is right")
              : Finding.fail(
                  "pid file",
                  "%s says %s, the daemon is %d; write that into it".formatted(file, text, pid)));
    } catch (IOException _) {
      findings.add(
          Finding.warn("pid file", file + " cannot be read; only who looks for it misses it"));
    }
  }

  private void clock() {
    for (var process : session.processesNow()) {
      long apart = Math.abs(System.currentTimeMillis() / 1000 - process.number("now"));
      if (apart > CLOCK_SECONDS)
        findings.add(
            Finding.warn("clock", "the daemon's is %d seconds away from ours".formatted(apart)));
      return;
    }
  }

  private void journal() {
    try {
      var wrong = List.<String>of();
      for (int look = 0; look < LOOKS; look++) {
        if (look > 0) pause();
        wrong = words(session.extension("journal"));
        if (wrong.isEmpty()) break;
      }
      findings.add(
          wrong.isEmpty()
              ? Finding.ok("journal", "has every process as it is")
              : Finding.fail(
                  "journal",
                  wrong.getFirst() + "; restart that process, and report this as a bug"));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.UNKNOWN_METHOD)) throw fault;
    }
  }

  private static List<String> words(Object answer) {
    return answer instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    }
  }

  /** In a container the daemon has another number, and somebody else has this one. */
  private void kernel() {
    if (!Kernel.name(pid).equals("supervisord")) {
      findings.add(Finding.ok("children", "not looked at: the daemon is in a container"));
      return;
    }
    findings.add(children());
    var most = Kernel.mostFiles(pid);
    var open = Kernel.openFiles(pid);
    if (most.isEmpty() || open.isEmpty()) return;
    var words = "the daemon has %d of %d".formatted(open.getAsLong(), most.getAsLong());
    findings.add(
        open.getAsLong() * 10 > most.getAsLong() * 8
            ? Finding.warn("open files", words + "; set minfds in [supervisord] and start it anew")
            : Finding.ok("open files", words));
  }

  private Finding children() {
    var family = family();
    for (int look = 1; look < LOOKS && family.finding().verdict() != Finding.Verdict.OK; look++) {
      pause();
      family = family().since(family);
    }
    return family.finding();
  }

  private Family family() {
    return Family.of(session.processesNow(), Kernel.children(pid));
  }
}
