package jsupervisor.ctl.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.wire.RpcException;

/** The ends of logs, once or as they grow: what tail and maintail share. */
final class LogTail {
  private LogTail() {}

  /** How much of a log is wanted: {@code -f} or a number of bytes. */
  sealed interface Wish {
    record Follow() implements Wish {}

    record Last(int bytes) implements Wish {}

    /** 1600 bytes. */
    Wish USUAL = new Last(1600);

    /** Reads {@code -f} or {@code -100}; empty when it is neither. */
    static Optional<Wish> parse(String modifier) {
      var what = modifier.substring(1);
      if (what.equals("f")) return Optional.of(new Follow());
      try {
        return Optional.of(new Last(Integer.parseInt(what)));
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
  }

  /** Says that a modifier is not understood. */
  static void badArgument(Session session, String modifier) {
    session.say("Error: bad argument " + modifier);
    session.exit(ExitCode.GENERIC);
  }

  /** Prints the words for a fault of a reading method. */
  static void refuse(Session session, String name, Fault fault) {
    session.exit(ExitCode.GENERIC);
    var error = name + ": ERROR (";
    if (fault.is(FaultCode.NO_FILE)) session.say(error + "no log file)");
    else if (fault.is(FaultCode.FAILED)) session.say(error + "unknown error reading log)");
    else throw fault;
  }

  /** Prints a log as it grows, until Ctrl-C or until the server ends it. */
  static void follow(Session session, String path) {
    session.say("==> Press Ctrl-C to exit <==");
    session.out().flush();
    try (var _ = session.dialogue().catchingInterrupts();
        var log = session.stream(path)) {
      copy(log, session);
    } catch (RpcException e) {
      if (e.kind() == RpcException.Kind.INTERRUPTED) session.say("");
      else complain(session, path, e);
    } catch (Exception _) {
      // The connection broke, or Ctrl-C closed it; the first needs no words in Supervisor either.
      if (Thread.interrupted()) session.say("");
    }
  }

  /** Copies a log to standard output, byte for byte, each piece as it comes. */
  static void copy(InputStream log, Session session) throws IOException {
    var bytes = new byte[8192];
    for (int count = log.read(bytes); count >= 0; count = log.read(bytes)) {
      session.out().write(bytes, 0, count);
      session.out().flush();
    }
  }

  /** Says on standard error why a log cannot be followed. */
  static void complain(Session session, String path, RpcException e) {
    var why =
        e.kind() == RpcException.Kind.HTTP_STATUS
            ? " Cannot read, status code " + e.status()
            : " Cannot connect, error: " + e.getMessage();
    session.complain(session.serverUrl() + path + why);
  }
}
