package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;

/** {@code clear names} (spec ctl, section 5.8); a group is cleared process by process. */
final class Clear implements Command {
  private static final Batch BATCH =
      new Batch(
          Result.Deed.CLEARED,
          "clearProcessLogs",
          Optional.empty(),
          "clearAllProcessLogs",
          List.of(),
          Optional.empty(),
          ExitCode.GENERIC);

  @Override
  public String verb() {
    return "clear";
  }

  @Override
  public List<String> help() {
    return List.of(
        "clear <name>\t\tClear a process' log files.",
        "clear <name> <name>\tClear multiple process' log files",
        "clear all\t\tClear all process' log files");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var names = Words.of(argument);
    if (names.isEmpty()) usage(session, "Error: clear requires a process name");
    else BATCH.run(session, names);
  }
}
