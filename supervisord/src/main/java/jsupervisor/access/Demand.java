package jsupervisor.access;

import jsupervisor.ask.Ask;

/**
 * What somebody must be allowed to have a question answered. Every question has one: the compiler
 * sees to it.
 *
 * @param scope the processes that are meant
 * @param deed in words, for the audit; empty = nothing is done
 */
record Demand(Right right, Scope scope, String deed) {
  private static final Demand SEE = new Demand(Right.READ, new Scope.None(), "");

  /** Which processes are meant. */
  sealed interface Scope {
    /** None, or no more than is shown to everybody. */
    record None() implements Scope {}

    /** Those of a group. */
    record Group(String name) implements Scope {}

    /** All of them. */
    record All() implements Scope {}
  }

  static Demand of(Ask<?> question) {
    return switch (question) {
      case Ask.Daemon(),
          Ask.Info(_),
          Ask.InfoAll(),
          Ask.Look(),
          Ask.Some(_),
          Ask.Restarts(_),
          Ask.Recorded(_) ->
          SEE;
      case Ask.Vigils() -> admin("see probes");
      case Ask.Written(), Ask.ConfigAll(_) -> new Demand(Right.READ, new Scope.All(), "");
      case Ask.Detail(var name) -> new Demand(Right.READ, group(name), "");
      case Ask.LogPath(var name, _) -> new Demand(Right.READ, group(name), "");
      case Ask.Start(var name, _) -> one(name, "start " + name);
      case Ask.StartGroup(var group, _) -> one(group, "start " + group + ":*");
      case Ask.StartAll(_) -> all("start all");
      case Ask.Stop(var name, _) -> one(name, "stop " + name);
      case Ask.StopGroup(var group, _) -> one(group, "stop " + group + ":*");
      case Ask.StopAll(_) -> all("stop all");
      case Ask.SendSignal(var name, var signal) -> one(name, "signal " + signal + " " + name);
      case Ask.SendSignalGroup(var group, var signal) ->
          one(group, "signal " + signal + " " + group + ":*");
      case Ask.SendSignalAll(var signal) -> all("signal " + signal + " all");
      case Ask.ClearLogs(var name) -> one(name, "clear " + name);
      case Ask.ClearAllLogs() -> all("clear all");
      case Ask.SendStdin(var name, var bytes) ->
          one(name, "send " + bytes.length + " bytes to " + name);
      case Ask.RemoteEvent(var type, _) -> all("send the event " + type);
      case Ask.Reread() -> admin("reread");
      case Ask.AddGroup(var group) -> admin("add " + group);
      case Ask.RemoveGroup(var group) -> admin("remove " + group);
      case Ask.ClearMainLog() -> admin("clear the main log");
      case Ask.Shutdown() -> admin("shutdown");
      case Ask.Restart() -> admin("reload");
      case Ask.Upgrade() -> admin("upgrade");
    };
  }

  private static Demand one(String name, String deed) {
    return new Demand(Right.OPERATE, group(name), deed);
  }

  private static Demand all(String deed) {
    return new Demand(Right.OPERATE, new Scope.All(), deed);
  }

  private static Demand admin(String deed) {
    return new Demand(Right.ADMIN, new Scope.All(), deed);
  }

  /** Of {@code group:process}, or of a process that is alone in the group of its name. */
  private static Scope group(String name) {
    int colon = name.indexOf(':');
    return new Scope.Group(colon < 0 ? name : name.substring(0, colon));
  }
}
