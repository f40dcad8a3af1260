package jsupervisor.ctl.command;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
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

    BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    BigInteger LEAST = MOST.negate();

    /** Reads {@code -f} or {@code -100}; empty when it is neither. */
    static Optional<Wish> parse(String modifier) {
      var what = modifier.substring(1);
      if (what.equals("f")) return Optional.of(new Follow());
      if (!what.matches("[+-]?\\d+(_\\d+)*")) return Optional.empty();
      var number = new BigInteger(what.replace("_", ""));
      // Python's client fails at numbers that the wire cannot carry; the largest means all there
      // is.
      return Optional.of(new Last(number.max(LEAST).min(MOST).intValue()));
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
