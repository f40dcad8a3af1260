package jsupervisor.loop;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Pipe;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Reserve;

/**
 * What becomes the standard streams of one child.
 *
 * @param stdin empty when it gets a socket instead
 * @param socket that socket, which is not closed here
 * @param stdout for its output
 * @param stderr empty when errors go where output goes
 */
record Pipes(Optional<Pipe> stdin, OptionalInt socket, Pipe stdout, Optional<Pipe> stderr) {

  /**
   * Makes all, or none.
   *
   * @throws PosixException EMFILE, when there are too many, but for the reserve
   */
  static Pipes open(boolean redirectStderr, OptionalInt socket) {
    Reserve.spare();
    int count = 1 + (redirectStderr ? 0 : 1) + (socket.isPresent() ? 0 : 1);
    var made = new ArrayList<Pipe>();
    try {
      for (int i = 0; i < count; i++) made.add(Fds.pipe());
    } catch (PosixException e) {
      made.forEach(Pipes::close);
      throw e;
    }
    // output first: the lowest number stays in use, or the reserve would never seem to be touched
    return new Pipes(
        socket.isPresent() ? Optional.empty() : Optional.of(made.getLast()),
        socket,
        made.getFirst(),
        redirectStderr ? Optional.empty() : Optional.of(made.get(1)));
  }

  /** The child's own standard input. */
  int theirStdin() {
    return stdin.map(Pipe::read).orElseGet(socket::getAsInt);
  }

  int theirStderr() {
    return stderr.orElse(stdout).write();
  }

  /** What the keeper keeps as well: our ends, the first one of which may be the socket. */
  int[] ours() {
    int in = stdin.map(Pipe::write).orElseGet(socket::getAsInt);
    return stderr
        .map(err -> new int[] {in, stdout.read(), err.read()})
        .orElseGet(() -> new int[] {in, stdout.read()});
  }

  /** Our end of its standard input, -1 when that is a socket. */
  int ourStdin() {
    return stdin.map(Pipe::write).orElse(-1);
  }

  /** Our end of its standard error, -1 when it has none of its own. */
  int ourStderr() {
    return stderr.map(Pipe::read).orElse(-1);
  }

  /** Makes our ends non-blocking; a socket stays as the child expects it. */
  void nonBlocking() {
    stdin.ifPresent(pipe -> Fds.nonBlocking(pipe.write()));
    Fds.nonBlocking(stdout.read());
    stderr.ifPresent(pipe -> Fds.nonBlocking(pipe.read()));
  }

  /** Says something in the child's name. */
  void complain(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    Fds.write(theirStderr(), bytes, 0, bytes.length);
  }

  void closeTheirs() {
    stdin.ifPresent(pipe -> Fds.close(pipe.read()));
    Fds.close(stdout.write());
    stderr.ifPresent(pipe -> Fds.close(pipe.write()));
  }

  void closeAll() {
    stdin.ifPresent(Pipes::close);
    close(stdout);
    stderr.ifPresent(Pipes::close);
  }

  private static void close(Pipe pipe) {
    Fds.close(pipe.read());
    Fds.close(pipe.write());
  }
}
