package jsupervisor.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Channel;

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
}
