package jsupervisor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jsupervisor.output.Attention;
import jsupervisor.output.Ends;
import jsupervisor.output.OutputThread;
import jsupervisor.output.Sink;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import jsupervisor.terms.ProcessName;

/**
 * Takes a line that no child has written into a log that goes nowhere, so that the code for it is
 * linked before children wait for it. Touches nothing outside; any thread.
 */
final class OutputRehearsal {
  private static final int TIMES = 10;
  private static final long PATIENCE_SECONDS = 5;

  private OutputRehearsal() {}

  /**
   * @throws PosixException when no descriptor is free
   */
  static void run(OutputThread output) {
    for (int i = 0; i < TIMES; i++) child(output, new ProcessName("rehearsal", "child" + i));
  }

  private static void child(OutputThread output, ProcessName name) {
    var log = Optional.of(new Sink("/dev/null", 1, 1, false, false, false));
    var opened = new CountDownLatch(2);
    output.open(name, log, log, false, _ -> opened.countDown());
    var stdout = Fds.pipe();
    var stderr = Fds.pipe();
    var line = "rehearsed\n".getBytes(StandardCharsets.US_ASCII);
    for (var pipe : new int[] {stdout.write(), stderr.write()}) {
      Fds.write(pipe, line, 0, line.length);
      Fds.close(pipe);
    }
    Fds.nonBlocking(stdout.read());
    Fds.nonBlocking(stderr.read());
    output.attach(name, new Ends(2, stdout.read(), stderr.read(), Attention.NONE, Attention.NONE));
    output.finish(name, opened::countDown);
    output.close(name);
    try {
      opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
