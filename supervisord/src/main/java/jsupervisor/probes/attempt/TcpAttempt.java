package jsupervisor.probes.attempt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import jsupervisor.ask.Probe;

/** A connection by TCP, and what is said in it at once. */
final class TcpAttempt implements Attempt {
  private final String host;
  private final int port;
  private final int millis;
  private final Body body;
  private final Socket socket = new Socket(java.net.Proxy.NO_PROXY);

  TcpAttempt(String host, int port, Probe.Expected expected, Duration timeout) {
    this.host = host;
    this.port = port;
    millis = (int) timeout.toMillis();
    body = new Body(expected.pattern(), timeout);
  }

  @Override
  public Answer run() throws IOException {
    try (socket) {
      var address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) throw new UnknownHostException("unknown host " + host);
      socket.connect(address, millis);
      if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress()))
        return Answer.bad("nobody listens"); // TCP connects a port to itself, now and then
      if (body.any()) return Answer.good("connected");
      socket.setSoTimeout(millis);
      return body.find(socket.getInputStream())
          ? Answer.good("connected")
          : Answer.bad("connected, and probe_pattern is not found");
    }
  }

  @Override
  public void abort() {
    try {
      socket.close();
    } catch (IOException _) {
      // it is gone, then
    }
  }
}
