package jsupervisor.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.logging.MainLog;
import jsupervisor.posix.Errno;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Reserve;
import jsupervisor.terms.Channel;
import jsupervisor.terms.LogLevel;

/** What the output thread has of one process. */
final class Tap {
  /** Where its logs are to go, as last told. */
  Optional<Sink> stdoutSink = Optional.empty();

  Optional<Sink> stderrSink = Optional.empty();

  /** Its open logs. */
  Optional<Outlet> stdout = Optional.empty();

  Optional<Outlet> stderr = Optional.empty();

  /** The pipes of its present child. */
  final List<Stream> streams = new ArrayList<>();

  Optional<Sink> sink(Channel channel) {
    return switch (channel) {
      case STDOUT -> stdoutSink;
      case STDERR -> stderrSink;
    };
  }

  Optional<Outlet> outlet(Channel channel) {
    return switch (channel) {
      case STDOUT -> stdout;
      case STDERR -> stderr;
    };
  }

  void sinks(Optional<Sink> newStdout, Optional<Sink> newStderr) {
    stdoutSink = newStdout;
    stderrSink = newStderr;
  }

  /** The log files, as last told. */
  List<Sink> files() {
    return java.util.stream.Stream.of(stdoutSink, stderrSink)
        .flatMap(Optional::stream)
        .filter(Sink::toFile)
        .toList();
  }

  /** Follows the names of those that are open. */
  void follow(MainLog log) {
    follow(stdout, log);
    follow(stderr, log);
  }

  private static void follow(Optional<Outlet> outlet, MainLog log) {
    try {
      outlet.ifPresent(Outlet::follow);
    } catch (PosixException e) {
      log.log(LogLevel.CRITICAL, "cannot reopen a log: " + e.getMessage());
    }
  }

  /**
   * Opens them, in place of those that are open.
   *
   * @param alive there is a child whose output would be lost without them
   * @return why it cannot
   */
  Optional<Errno> open(Outlets outlets, MainLog log, boolean alive) {
    try {
      if (!alive) Reserve.spare();
      var out = stdoutSink.filter(Sink::toFile).map(outlets::use);
      var err = error(outlets, out);
      leave(outlets);
      stdout = out;
      stderr = err;
      return Optional.empty();
    } catch (PosixException e) {
      rest(outlets);
      if (e.errno() == Errno.ELOOP) log.log(LogLevel.CRITICAL, e.getMessage());
      return Optional.of(e.errno());
    }
  }

  private Optional<Outlet> error(Outlets outlets, Optional<Outlet> out) {
    try {
      return stderrSink.filter(Sink::toFile).map(outlets::use);
    } catch (PosixException e) {
      out.ifPresent(outlets::leave);
      throw e;
    }
  }

  /** Lets go of those that are open. */
  void leave(Outlets outlets) {
    stdout.ifPresent(outlets::leave);
    stderr.ifPresent(outlets::leave);
    stdout = Optional.empty();
    stderr = Optional.empty();
  }

  /** The same, unless there is still something for them: then they stay for the next child. */
  void rest(Outlets outlets) {
    boolean waits = stdout.filter(Outlet::busy).or(() -> stderr.filter(Outlet::busy)).isPresent();
    if (streams.isEmpty() && !waits) leave(outlets);
  }
}
