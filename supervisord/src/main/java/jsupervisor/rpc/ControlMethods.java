package jsupervisor.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Outcome;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;

/** What callers make happen (spec xmlrpc, 4.1, 4.3, 4.5). */
final class ControlMethods {
  private static final Param NAME =
      Param.of("string", "name", "group:process, process, or group:* for a whole group");
  private static final Param GROUP = Param.of("string", "name", "name of the group");
  private static final Param WAIT =
      Param.optional("boolean", "wait", "answer when it has been done", true);
  private static final Param SIGNAL =
      Param.of("string", "signal", "name, with or without SIG, or number");

  private ControlMethods() {}

  static List<Method> all(Asker asker) {
    return List.of(
        new Method(
            "startProcess",
            "Starts a process.",
            List.of(NAME, WAIT),
            "boolean",
            "true; for a whole group its results",
            args -> start(asker, args)),
        new Method(
            "startProcessGroup",
            "Starts all processes of a group.",
            List.of(GROUP, WAIT),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.StartGroup(args.text(0), args.flag(1))))),
        new Method(
            "startAllProcesses",
            "Starts all processes.",
            List.of(WAIT),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.StartAll(args.flag(0))))),
        new Method(
            "stopProcess",
            "Stops a process.",
            List.of(NAME, WAIT),
            "boolean",
            "true; for a whole group its results",
            args -> stop(asker, args)),
        new Method(
            "stopProcessGroup",
            "Stops all processes of a group.",
            List.of(GROUP, WAIT),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.StopGroup(args.text(0), args.flag(1))))),
        new Method(
            "stopAllProcesses",
            "Stops all processes.",
            List.of(WAIT),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.StopAll(args.flag(0))))),
        new Method(
            "signalProcess",
            "Sends a signal to a process.",
            List.of(NAME, SIGNAL),
            "boolean",
            "true; for a whole group its results",
            args -> signal(asker, args)),
        new Method(
            "signalProcessGroup",
            "Sends a signal to all processes of a group.",
            List.of(GROUP, SIGNAL),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.SendSignalGroup(args.text(0), args.word(1))))),
        new Method(
            "signalAllProcesses",
            "Sends a signal to all processes.",
            List.of(SIGNAL),
            "array",
            "one struct a process",
            args -> Shapes.of(asker.ask(new Ask.SendSignalAll(args.word(0))))),
        new Method(
            "reloadConfig",
            "Reads the configuration file again, without acting on it.",
            List.of(),
            "array",
            "names of added, changed and removed groups",
            _ -> reread(asker)),
        new Method(
            "addProcessGroup",
            "Makes a group of the file active.",
            List.of(GROUP),
            "boolean",
            "true",
            args -> asker.ask(new Ask.AddGroup(args.text(0)))),
        new Method(
            "removeProcessGroup",
            "Removes a stopped group.",
            List.of(GROUP),
            "boolean",
            "true",
            args -> asker.ask(new Ask.RemoveGroup(args.text(0)))),
        new Method(
            "shutdown",
            "Stops all processes and ends the daemon.",
            List.of(),
            "boolean",
            "true",
            _ -> asker.ask(new Ask.Shutdown())),
        new Method(
            "restart",
            "Stops all processes and begins again with the file as it is then.",
            List.of(),
            "boolean",
            "true",
            _ -> asker.ask(new Ask.Restart())),
        new Method(
            "sendProcessStdin",
            "Writes to the standard input of a process.",
            List.of(NAME, Param.of("string", "chars", "text, written as UTF-8")),
            "boolean",
            "true",
            args -> sendStdin(asker, args)),
        new Method(
            "sendRemoteCommEvent",
            "Tells event listeners something.",
            List.of(
                Param.of("string", "type", "type of the event"),
                Param.of("string", "data", "what there is to tell")),
            "boolean",
            "true",
            args ->
                asker.ask(
                    new Ask.RemoteEvent(
                        String.valueOf(args.any(0)), String.valueOf(args.any(1))))));
  }

  private static Object start(Asker asker, Args args) {
    var name = ProcessName.parse(args.text(0));
    if (name.wholeGroup())
      return whole(args.text(0), asker, new Ask.StartGroup(name.group(), args.flag(1)));
    return asker.ask(new Ask.Start(args.text(0), args.flag(1)));
  }

  private static Object stop(Asker asker, Args args) {
    var name = ProcessName.parse(args.text(0));
    if (name.wholeGroup())
      return whole(args.text(0), asker, new Ask.StopGroup(name.group(), args.flag(1)));
    return asker.ask(new Ask.Stop(args.text(0), args.flag(1)));
  }

  private static Object signal(Asker asker, Args args) {
    var name = ProcessName.parse(args.text(0));
    if (name.wholeGroup())
      return whole(args.text(0), asker, new Ask.SendSignalGroup(name.group(), args.word(1)));
    return asker.ask(new Ask.SendSignal(args.text(0), args.word(1)));
  }

  /** A group that is not there is named as the caller has named it. */
  private static Object whole(String name, Asker asker, Ask<List<Outcome>> question) {
    try {
      return Shapes.of(asker.ask(question));
    } catch (Fault fault) {
      throw fault.is(FaultCode.BAD_NAME) ? Fault.of(FaultCode.BAD_NAME, name) : fault;
    }
  }

  /** In one array more than one would think (known-traps A12). */
  private static Object reread(Asker asker) {
    var difference = asker.ask(new Ask.Reread());
    return List.of(List.of(difference.added(), difference.changed(), difference.removed()));
  }

  private static Object sendStdin(Asker asker, Args args) {
    if (!(args.any(1) instanceof String chars))
      throw args.any(1) == null
          ? Fault.of(FaultCode.INCORRECT_PARAMETERS)
          : Fault.of(FaultCode.INCORRECT_PARAMETERS, args.shown(1));
    var bytes = chars.getBytes(StandardCharsets.UTF_8);
    return asker.ask(new Ask.SendStdin(args.text(0), bytes));
  }
}
