package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;
import jsupervisor.terms.FaultCode;

/** {@code stop names} (spec ctl, section 5.2). */
final class Stop implements Command {
  static final Batch BATCH =
      new Batch(
          Result.Deed.STOPPED,
          "stopProcess",
          Optional.of("stopProcessGroup"),
          "stopAllProcesses",
          List.of(),
          Optional.of(FaultCode.NOT_RUNNING),
          ExitCode.GENERIC);

  @Override
  public String verb() {
    return "stop";
  }

  @Override
  public List<String> help() {
    return List.of(
        "stop <name>\t\tStop a process",
        "stop <gname>:*\t\tStop all processes in a group",
        "stop <name> <name>\tStop multiple processes or groups",
        "stop all\t\tStop all processes");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var extras = Extras.of(argument, Extras.WAIT, Extras.TIMEOUT, Extras.PARALLEL);
    var names = extras.words();
    if (names.isEmpty()) usage(session, "Error: stop requires a process name");
    else if (Patience.asked(extras))
      new Watch(session, names).carryOut(BATCH, Patience.stopped(extras), ExitCode.GENERIC);
    else if (extras.has(Extras.PARALLEL)) BATCH.together(session, names);
    else BATCH.run(session, names);
  }
}
