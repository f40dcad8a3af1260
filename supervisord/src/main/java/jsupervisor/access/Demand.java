package jsupervisor.access;

import jsupervisor.ask.Ask;

/**
 * What somebody must be allowed to have a question answered. Every question has one: the compiler
 * sees to it.
 *
 * @param group of processes that is meant; empty = none, {@code *} = all of them
 * @param deed in words, for the audit; empty = nothing is done
 */
record Demand(Right right, String group, String deed) {
  private static final String ALL = "*";

  private static final Demand SEE = new Demand(Right.READ, "", "");

  static Demand of(Ask<?> question) {
    return switch (question) {
      case Ask.Daemon(),
          Ask.Info(_),
          Ask.InfoAll(),
          Ask.Look(),
          Ask.Some(_),
          Ask.Written(),
          Ask.ConfigAll() ->
          SEE;
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
    return new Demand(Right.OPERATE, ALL, deed);
  }

  private static Demand admin(String deed) {
    return new Demand(Right.ADMIN, ALL, deed);
  }

  /** Of {@code group:process}, or of a process that is alone in the group of its name. */
  private static String group(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
