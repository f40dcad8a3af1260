package jsupervisor.ctl.command;

import java.util.LinkedHashSet;
import java.util.List;
import jsupervisor.ctl.local.SocketFile;
import jsupervisor.ctl.view.Nearest;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.ProcessName;
import jsupervisor.wire.RpcException;

/**
 * What to do about an error, on standard error and for eyes only: what a script reads stays as
 * Supervisor has it, on both streams.
 */
final class Hints {
  private static final String UNIX = "unix://";

  private Hints() {}

  /** Nobody listens. */
  static void absence(Session session, RpcException e) {
    if (!session.screen().watched()) return;
    var url = session.serverUrl();
    if (!url.startsWith(UNIX))
      session.complain(
          "No daemon listens there. Start it with supervisord, or look whether its file has an"
              + " [inet_http_server] on that port.");
    else
      session.complain(
          e.kind() == RpcException.Kind.REFUSED
              ? SocketFile.of(url.substring(UNIX.length())).stale()
              : SocketFile.of(url.substring(UNIX.length())).missing());
  }

  /** The words of an error, with what else is known about it. */
  static String explained(Session session, RpcException e) {
    var url = session.serverUrl();
    if (e.kind() != RpcException.Kind.NO_PERMISSION || !url.startsWith(UNIX)) return e.getMessage();
    return e.getMessage() + "; " + SocketFile.of(url.substring(UNIX.length())).closed();
  }

  /** A verb that does not exist. */
  static void verb(Session session, String typed, List<String> verbs) {
    if (session.screen().watched()) Nearest.question(typed, verbs).ifPresent(session::complain);
  }

  /** A name that no process has. */
  static void name(Session session, String typed) {
    if (!session.hintFor(typed)) return;
    try {
      near(session, typed, session.processes());
    } catch (Fault | RpcException | CommandError _) {
      // A hint that cannot be had is not missed.
    }
  }

  /** The same when the processes are known already. */
  static void name(Session session, String typed, List<Struct> processes) {
    if (session.hintFor(typed)) near(session, typed, processes);
  }

  private static void near(Session session, String typed, List<Struct> processes) {
    var groups = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    for (var process : processes) {
      groups.add(process.name().group());
      names.add(process.shown());
    }
    if (groups.contains(typed)) {
      session.complain("\"" + typed + "\" is a group: \"" + typed + ":*\" means all of it.");
      return;
    }
    var name = ProcessName.parse(typed);
    if (name.wholeGroup()) groups.forEach(group -> names.add(group + ":*"));
    Nearest.question(typed, List.copyOf(names)).ifPresent(session::complain);
  }
}
