package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;
import jsupervisor.terms.FaultCode;

/** {@code start names} (spec ctl, section 5.2). */
final class Start implements Command {
  static final Batch BATCH =
      new Batch(
          Result.Deed.STARTED,
          "startProcess",
          Optional.of("startProcessGroup"),
          "startAllProcesses",
          List.of(),
          Optional.of(FaultCode.ALREADY_STARTED),
          ExitCode.INVALID_ARGS);

  @Override
  public String verb() {
    return "start";
  }

  @Override
  public List<String> help() {
    return List.of(
        "start <name>\t\tStart a process",
        "start <gname>:*\t\tStart all processes in a group",
        "start <name> <name>\tStart multiple processes or groups",
        "start all\t\tStart all processes");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var extras = Extras.of(argument, Extras.WAIT, Extras.TIMEOUT, Extras.PARALLEL);
    var names = extras.words();
    if (names.isEmpty()) {
      usage(session, "Error: start requires a process name");
      session.exit(ExitCode.INVALID_ARGS);
    } else if (Patience.asked(extras))
      new Watch(session, names).carryOut(BATCH, Patience.started(extras), ExitCode.NOT_RUNNING);
    else if (extras.has(Extras.PARALLEL)) BATCH.together(session, names);
    else BATCH.run(session, names);
  }
}
