package jsupervisor.rpc;

import java.util.List;
import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.tails.LogReader;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** Logs: read and emptied (spec xmlrpc, 4.4). Files are read on the caller's thread. */
final class LogMethods {
  private static final Param NAME = Param.of("string", "name", "group:process, or process");
  private static final Param OFFSET =
      Param.of("int", "offset", "where to begin; negative = that many bytes from the end");
  private static final Param LENGTH = Param.of("int", "length", "bytes; 0 = to the end");

  private LogMethods() {}

  static List<Method> all(Asker asker) {
    return List.of(
        readMain("readLog", asker),
        readMain("readMainLog", asker),
        new Method(
            "clearLog",
            "Empties the main log.",
            List.of(),
            "boolean",
            "true",
            _ -> asker.ask(new Ask.ClearMainLog())),
        read("readProcessStdoutLog", Channel.STDOUT, asker),
        read("readProcessLog", Channel.STDOUT, asker),
        read("readProcessStderrLog", Channel.STDERR, asker),
        tail("tailProcessStdoutLog", Channel.STDOUT, asker),
        tail("tailProcessLog", Channel.STDOUT, asker),
        tail("tailProcessStderrLog", Channel.STDERR, asker),
        clear("clearProcessLogs", asker),
        clear("clearProcessLog", asker),
        new Method(
            "clearAllProcessLogs",
            "Empties the logs of all processes.",
            List.of(),
            "array",
            "one struct a process",
            _ -> Shapes.of(asker.ask(new Ask.ClearAllLogs()))));
  }

  private static Method readMain(String name, Asker asker) {
    return new Method(
        name,
        "Reads a part of the main log.",
        List.of(OFFSET, LENGTH),
        "string",
        "the bytes as text",
        args -> read(StatusMethods.daemon(asker).logfile(), args.number(0), args.number(1)));
  }

  private static Method read(String name, Channel channel, Asker asker) {
    return new Method(
        name,
        "Reads a part of a process's " + channel.text() + " log.",
        List.of(NAME, OFFSET, LENGTH),
        "string",
        "the bytes as text",
        args -> {
          int offset = args.number(1);
          int length = args.number(2);
          return read(asker.ask(new Ask.LogPath(args.text(0), channel)), offset, length);
        });
  }

  private static String read(Optional<String> path, long offset, long length) {
    var file = path.orElseThrow(() -> Fault.of(FaultCode.NO_FILE));
    return switch (LogReader.read(file, offset, length)) {
      case LogReader.Read.Text(String text) -> text;
      case LogReader.Read.Missing() -> throw Fault.of(FaultCode.NO_FILE, file);
      case LogReader.Read.Senseless() -> throw Fault.of(FaultCode.BAD_ARGUMENTS);
      case LogReader.Read.Failed() -> throw Fault.of(FaultCode.FAILED);
    };
  }

  private static Method tail(String name, Channel channel, Asker asker) {
    return new Method(
        name,
        "Reads the end of a process's " + channel.text() + " log.",
        List.of(NAME, OFFSET, LENGTH),
        "array",
        "text, offset of the end, whether there was more",
        args -> {
          int offset = args.number(1);
          int length = args.number(2);
          var path = asker.ask(new Ask.LogPath(args.text(0), channel));
          if (path.isEmpty()) return List.of("", 0, false);
          var tail = LogReader.tail(path.get(), offset, length);
          return List.of(tail.text(), tail.offset(), tail.overflow());
        });
  }

  private static Method clear(String name, Asker asker) {
    return new Method(
        name,
        "Empties both logs of a process.",
        List.of(NAME),
        "boolean",
        "true",
        args -> asker.ask(new Ask.ClearLogs(args.text(0))));
  }
}
