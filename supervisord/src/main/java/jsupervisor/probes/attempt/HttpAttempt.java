package jsupervisor.probes.attempt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import jsupervisor.ask.Probe;
import jsupervisor.wire.HttpAnswer;

/**
 * A request to a web server, whose answer is read as those of daemons are (room wire). The clients
 * of the JDK hold 40 kilobytes for each server that does not answer, which the collector of garbage
 * then moves about, or cost half a second at their first request and threads of their own. No
 * proxy, no cookies, no password.
 */
final class HttpAttempt implements Attempt {
  private static final Probe.Range USUAL = new Probe.Range(200, 299);
  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  /** Most servers say nothing but a head; some have long ones. */
  private static final HttpAnswer.Bounds BOUNDS = new HttpAnswer.Bounds(1024, 1000, 32 << 10);

  private final String url;
  private final Probe.Expected expected;
  private final int millis;
  private final Body body;
  private SocketChannel connection;
  private boolean aborted;

  HttpAttempt(String url, Probe.Expected expected, Duration timeout) {
    this.url = url;
    this.expected = expected;
    millis = (int) timeout.toMillis();
    body = new Body(expected.pattern(), timeout);
  }

  @Override
  public Answer run() throws IOException {
    var address = URI.create(url);
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      try (var channel = open()) {
        var answer = ask(channel, address);
        var next = elsewhere(address, answer);
        if (next.isEmpty()) return judge(answer);
        address = next.get();
      }
    }
    return Answer.bad("more than " + MOST_REDIRECTS + " redirects");
  }

  private synchronized SocketChannel open() throws IOException {
    if (aborted) throw new IOException("aborted");
    connection = SocketChannel.open();
    return connection;
  }

  private HttpAnswer ask(SocketChannel channel, URI address) throws IOException {
    int port = address.getPort() >= 0 ? address.getPort() : usualPort(address);
    var where = new InetSocketAddress(address.getHost(), port);
    if (where.isUnresolved()) throw new UnknownHostException("unknown host " + address.getHost());
    var socket = channel.socket(); // which, other than the channel, knows time-outs
    socket.connect(where, millis);
    socket.setSoTimeout(millis);
    return exchange(secured(address) ? secured(socket, address.getHost(), port) : socket, address);
  }

  /** The name must be that of the certificate (RFC 9110, section 4.3.4). */
  private static Socket secured(Socket socket, String host, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var over = (SSLSocket) factory.createSocket(socket, host, port, true);
    var parameters = over.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    over.setSSLParameters(parameters);
    over.startHandshake();
    return over;
  }

  private static HttpAnswer exchange(Socket socket, URI address) throws IOException {
    socket.getOutputStream().write(request(address));
    return HttpAnswer.read(Channels.newChannel(socket.getInputStream()), BOUNDS);
  }

  /** The path and the query of the address, without its fragment (RFC 9112, section 3.2). */
  private static byte[] request(URI address) {
    var ascii = URI.create(address.toASCIIString());
    var path = ascii.getRawPath();
    var query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    var lines =
        List.of(
            "GET " + (path == null || path.isEmpty() ? "/" : path) + query + " HTTP/1.1",
            "Host: " + host(ascii),
            "User-Agent: JSupervisor",
            "Accept: */*",
            "Cache-Control: no-cache",
            "Pragma: no-cache",
            "Connection: close");
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Without the zone of an address, which is this machine's matter (RFC 6874), or a usual port. */
  private static String host(URI address) {
    var host = address.getHost().replaceFirst("%[^]]*", "");
    int port = address.getPort();
    return port < 0 || port == usualPort(address) ? host : host + ":" + port;
  }

  private static boolean secured(URI address) {
    return address.getScheme().equalsIgnoreCase("https");
  }

  private static int usualPort(URI address) {
    return secured(address) ? 443 : 80;
  }

  /** Where to go on; never from an encrypted place to one that is not. */
  private Optional<URI> elsewhere(URI here, HttpAnswer answer) throws IOException {
    int code = answer.status();
    if (answer.location().isEmpty() || !ELSEWHERE.contains(code)) return Optional.empty();
    if (expected.has(code, USUAL)) return Optional.empty();
    try {
      var next = here.resolve(new URI(answer.location().get()));
      boolean known = "https".equals(next.getScheme()) || next.getScheme().equals(here.getScheme());
      if (known && next.getHost() != null && next.getRawUserInfo() == null)
        return Optional.of(next);
    } catch (URISyntaxException | IllegalArgumentException _) {
      // as good as none
    }
    throw new IOException("status " + code + " to where it is not followed");
  }

  private Answer judge(HttpAnswer answer) throws IOException {
    var words = "status " + answer.status();
    if (!expected.has(answer.status(), USUAL)) return Answer.bad(words);
    if (body.any() || body.find(answer.body())) return Answer.good(words);
    return Answer.bad(words + ", and probe_pattern is not found");
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    try {
      if (connection != null) connection.close();
    } catch (IOException _) {
      // it is gone, then
    }
  }
}
