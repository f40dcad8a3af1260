package jsupervisor.ctl.command;

import java.time.Duration;
import java.util.List;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.wire.RpcException;

/** {@code upgrade}: another version of the daemon goes on, and no program is touched. */
final class Upgrade implements Command {
  private static final String UPGRADE = "jsupervisor.upgrade";
  private static final String UPGRADED = "jsupervisor.upgraded";
  private static final long PAUSE_MILLIS = 50;

  /** The daemon waits 15 seconds for other callers, and a minute for the new version. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  @Override
  public String verb() {
    return "upgrade";
  }

  @Override
  public List<String> help() {
    return List.of(
        "upgrade\t\t\tGo on with the version of supervisord that is installed now;",
        "\t\t\tprograms keep running");
  }

  @Override
  public void run(Session session, String argument) {
    if (!bare(session, argument)) return;
    if (!session.upcheck()) return;
    try (var _ = session.progress("upgrade", List.of())) {
      Answers.truth(UPGRADE, session.callNamed(UPGRADE));
      if (upgraded(session)) {
        session.say("Upgraded supervisord");
        return;
      }
      session.say("ERROR: not upgraded: nothing is heard of the new version; see the log");
    } catch (Fault fault) {
      session.say(
          fault.is(FaultCode.UNKNOWN_METHOD)
              ? "ERROR: this supervisord cannot be upgraded in place; restart it"
              : "ERROR: not upgraded: " + fault.text());
    }
    session.exit(ExitCode.GENERIC);
  }

  /** Asks until one version says how it went; calls that break off are part of it. */
  private static boolean upgraded(Session session) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      try {
        if (Answers.truth(UPGRADED, session.callNamed(UPGRADED))) return true;
      } catch (RpcException e) {
        if (!passing(e)) throw e;
      }
      pause();
    } while (System.nanoTime() - end < 0);
    return false;
  }

  /** The sockets stay open all the time: only what was cut off in the middle may be asked again. */
  private static boolean passing(RpcException e) {
    return switch (e.kind()) {
      case BROKEN, TIMEOUT -> true;
      case HTTP_STATUS -> e.status() == 503; // of one who ends
      case INTERRUPTED -> throw new Dialogue.Interrupted();
      case REFUSED, NO_SUCH_FILE, NO_PERMISSION, BAD_URL, TLS -> false;
    };
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      throw new Dialogue.Interrupted();
    }
  }
}
