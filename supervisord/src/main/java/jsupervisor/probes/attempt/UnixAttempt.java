package jsupervisor.probes.attempt;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import jsupervisor.ask.Probe;

/** A connection on a Unix socket, and what is said in it at once; it ends when it is aborted. */
final class UnixAttempt implements Attempt {
  private final String path;
  private final Body body;
  private SocketChannel channel;
  private boolean aborted;

  UnixAttempt(String path, Probe.Expected expected, Duration timeout) {
    this.path = path;
    body = new Body(expected.pattern(), timeout);
  }

  @Override
  public Answer run() throws IOException {
    try (var opened = open()) {
      opened.connect(UnixDomainSocketAddress.of(path));
      if (body.find(Channels.newInputStream(opened))) return Answer.good("connected");
      return Answer.bad("connected, and probe_pattern is not found");
    }
  }

  private synchronized SocketChannel open() throws IOException {
    if (aborted) throw new IOException("aborted");
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    return channel;
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    if (channel == null) return;
    try {
      channel.close();
    } catch (IOException _) {
      // it is gone, then
    }
  }
}
