package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.ctl.view.Result;

/** {@code signal name names} (spec ctl, section 5.3). */
final class SignalTo implements Command {

  @Override
  public String verb() {
    return "signal";
  }

  @Override
  public List<String> help() {
    return List.of(
        "signal <signal name> <name>\t\tSignal a process",
        "signal <signal name> <gname>:*\t\tSignal all processes in a group",
        "signal <signal name> <name> <name>\tSignal multiple processes or groups",
        "signal <signal name> all\t\tSignal all processes");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var words = Words.of(argument);
    if (words.size() < 2) usage(session, "Error: signal requires a signal name and a process name");
    else sending(words.getFirst()).run(session, words.subList(1, words.size()));
  }

  private static Batch sending(String signal) {
    return new Batch(
        Result.Deed.SIGNALLED,
        "signalProcess",
        Optional.of("signalProcessGroup"),
        "signalAllProcesses",
        List.of(signal),
        Optional.empty(),
        ExitCode.GENERIC);
  }
}
