package jsupervisor.ctl.command;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.ctl.view.Struct;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.StateCode;
import jsupervisor.wire.RpcException;

/** {@code fg name}: a process's output here, our input there (spec ctl, section 5.7). */
final class Foreground implements Command {

  @Override
  public String verb() {
    return "fg";
  }

  @Override
  public List<String> help() {
    return List.of("fg <process>\tConnect to a process in foreground mode", "\t\tCtrl-C to exit");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var names = Words.of(argument);
    if (names.isEmpty()) usage(session, "ERROR: no process name supplied");
    else if (names.size() > 1) complain(session, "ERROR: too many process names supplied");
    else if (running(session, names.getFirst())) attach(session, names.getFirst());
  }

  private static boolean running(Session session, String name) {
    try {
      if (state(session, name) == StateCode.RUNNING.code()) return true;
      complain(session, "ERROR: process not running");
    } catch (Fault fault) {
      if (fault.is(FaultCode.BAD_NAME)) complain(session, "ERROR: bad process name supplied");
      else session.say("ERROR: " + words(fault));
    }
    return false;
  }

  private static void attach(Session session, String name) {
    session.say("==> Press Ctrl-C to exit <==");
    session.out().flush();
    var logs = new ArrayList<InputStream>();
    try (var _ = session.dialogue().catchingInterrupts()) {
      for (var channel : List.of("stdout", "stderr")) show(session, name, channel, logs);
      while (passOn(session, name)) {
        // until the process, the input or the person ends it
      }
    } catch (Dialogue.Interrupted _) {
      // Ctrl-C is the way out.
    } catch (RpcException e) {
      if (e.kind() != RpcException.Kind.INTERRUPTED) throw e;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CommandError(String.valueOf(e.getMessage()));
    } finally {
      close(logs);
    }
    session.say("Exiting foreground");
  }

  private static void show(Session session, String name, String channel, List<InputStream> logs) {
    var path = "/logtail/" + name + "/" + channel;
    try {
      var log = session.stream(path);
      logs.add(log);
      var thread = new Thread(() -> copy(log, session), "log " + channel);
      thread.setDaemon(true);
      thread.start();
    } catch (RpcException e) {
      if (e.kind() == RpcException.Kind.INTERRUPTED) throw e;
      LogTail.complain(session, path, e);
    }
  }

  private static void copy(InputStream log, Session session) {
    try {
      LogTail.copy(log, session);
    } catch (java.io.IOException _) {
      // Closed when the foreground ends.
    }
  }

  private static boolean passOn(Session session, String name) {
    var line = session.dialogue().line("");
    if (line.isEmpty()) return false;
    try {
      session.call("sendProcessStdin", name, line.get() + "\n");
      if (state(session, name) == StateCode.RUNNING.code()) return true;
      session.say("Process got killed");
    } catch (Fault fault) {
      if (fault.is(FaultCode.NOT_RUNNING)) session.say("Process got killed");
      else session.say("ERROR: " + words(fault));
    }
    return false;
  }

  private static int state(Session session, String name) {
    return Struct.of(session.call("getProcessInfo", name)).number("state");
  }

  private static String words(Fault fault) {
    return "<Fault " + fault.code() + ": '" + fault.text() + "'>";
  }

  private static void complain(Session session, String text) {
    session.say(text);
    session.exit(ExitCode.GENERIC);
  }

  private static void close(List<InputStream> logs) {
    for (var log : logs) {
      try {
        log.close();
      } catch (java.io.IOException _) {
        // The connection is gone either way.
      }
    }
  }
}
