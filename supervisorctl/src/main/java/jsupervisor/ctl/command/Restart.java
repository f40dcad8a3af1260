package jsupervisor.ctl.command;

import java.util.List;

/** {@code restart names}: all stop, then all start (spec ctl, section 5.2). */
final class Restart implements Command {

  @Override
  public String verb() {
    return "restart";
  }

  @Override
  public List<String> help() {
    return List.of(
        "restart <name>\t\tRestart a process",
        "restart <gname>:*\tRestart all processes in a group",
        "restart <name> <name>\tRestart multiple processes or groups",
        "restart all\t\tRestart all processes",
        "Note: restart does not reread config files. For that, see reread and update.");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var extras = Extras.of(argument, Extras.WAIT, Extras.TIMEOUT);
    var names = extras.words();
    if (names.isEmpty()) {
      usage(session, "Error: restart requires a process name");
    } else if (Patience.asked(extras)) {
      var started = Patience.started(extras);
      var watch = new Watch(session, names);
      watch.carryOut(Stop.BATCH, started.untilStopped(), ExitCode.GENERIC);
      watch.carryOut(Start.BATCH, started, ExitCode.NOT_RUNNING);
    } else {
      Stop.BATCH.together(session, names);
      Start.BATCH.together(session, names);
    }
  }
}
