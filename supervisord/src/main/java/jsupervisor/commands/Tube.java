package jsupervisor.commands;

import java.io.IOException;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;

/**
 * A pipe(7) of ours, between the daemon and a command. Of one that the JDK makes it reads, when the
 * process ends, all that there is and without an end to it (ProcessImpl.ProcessPipeInputStream):
 * what is left behind and goes on writing would fill the memory.
 */
record Tube(End read, End write) implements AutoCloseable {
  /**
   * @throws IOException when there are too many open files
   */
  static Tube make() throws IOException {
    try {
      var pipe = Fds.pipe();
      Fds.nonBlocking(pipe.read());
      Fds.nonBlocking(pipe.write());
      return new Tube(new End(pipe.read()), new End(pipe.write()));
    } catch (PosixException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    read.close();
    write.close();
  }
}
