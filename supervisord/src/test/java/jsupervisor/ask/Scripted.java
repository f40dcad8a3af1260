package jsupervisor.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;
import jsupervisor.terms.SupervisorState;

/** A control thread with one process {@code web:a}, to which everything is done at once. */
public final class Scripted implements Asker {
  private static final ProcessName NAME = new ProcessName("web", "a");
  private static final ProcessInfo INFO =
      new ProcessInfo(
          NAME, 1, 0, 2, StateCode.RUNNING, "", 0, "/a.log", "", 7, "pid 7", 1000, 1, "", true);
  private static final DaemonInfo DAEMON =
      new DaemonInfo("supervisor", 4711, SupervisorState.RUNNING, Optional.empty());

  @Override
  @SuppressWarnings("unchecked") // each case has the type of its question
  public <T> T ask(Ask<T> question) {
    return (T) answer(question);
  }

  private static Object answer(Ask<?> question) {
    return switch (question) {
      case Ask.Daemon() -> DAEMON;
      case Ask.Info(var name) -> known(name, INFO);
      case Ask.InfoAll() -> List.of(INFO);
      case Ask.Look() -> new View(DAEMON, List.of(INFO));
      case Ask.Some(var names) -> names.contains(NAME) ? List.of(INFO) : List.of();
      case Ask.Restarts _ -> Map.of(NAME, 1);
      case Ask.Recorded _ -> new Ledger(List.of(), 0);
      case Ask.Vigils() -> Map.of(NAME, Vigil.Placed.nowhere(Vigil.NONE));
      case Ask.Detail(var name) -> known(name, detail());
      case Ask.Written() ->
          new WrittenConfig(
              "/etc/a.conf",
              List.of(new WrittenConfig.Section("program:a", Map.of("command", "cat"))));
      case Ask.ConfigAll _ -> List.of(new ConfigInfo(Map.of("group", "web", "name", "a")));
      case Ask.Start(var name, _) -> known(name, true);
      case Ask.Stop(var name, _) -> known(name, true);
      case Ask.SendSignal(var name, _) -> known(name, true);
      case Ask.ClearLogs(var name) -> known(name, true);
      case Ask.SendStdin(var name, _) -> known(name, true);
      case Ask.LogPath(var name, _) -> known(name, Optional.empty());
      case Ask.StartGroup _, Ask.StartAll _, Ask.StopGroup _, Ask.StopAll _ -> outcomes();
      case Ask.SendSignalGroup _, Ask.SendSignalAll _, Ask.ClearAllLogs _ -> outcomes();
      case Ask.Reread() -> new Difference(List.of("new"), List.of("web"), List.of("old"));
      case Ask.AddGroup _, Ask.RemoveGroup _, Ask.ClearMainLog _, Ask.RemoteEvent _ -> true;
      case Ask.Shutdown _, Ask.Restart _, Ask.Upgrade _ -> true;
    };
  }

  private static Object known(String name, Object answer) {
    if (name.equals(NAME.text())) return answer;
    throw Fault.of(FaultCode.BAD_NAME, name);
  }

  private static List<Outcome> outcomes() {
    return List.of(Outcome.ok(NAME), Outcome.failed(NAME, Fault.of(FaultCode.NOT_RUNNING)));
  }

  private static ProcessDetail detail() {
    return new ProcessDetail(
        INFO, List.of(), "cat", "/", "", Map.of("A", "1"), Map.of("numprocs", "1"), 1, 0, false);
  }
}
