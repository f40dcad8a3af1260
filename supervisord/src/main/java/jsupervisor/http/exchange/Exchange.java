package jsupervisor.http.exchange;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * A request and the answer to it. The thread that handles it only, but for {@link #endPoint}.
 *
 * @param request what is asked
 * @param response what is answered
 * @param callback to be told once, when the answer is complete
 */
public record Exchange(Request request, Response response, Callback callback) {

  private static final int SHORT = 1 << 16;
  private static final long DRAIN_MILLIS = 2_000;
  private static final long IDLE_MILLIS = 30 * 60 * 1000;

  /** Whether the method is one of these. */
  public boolean is(String... methods) {
    return Arrays.asList(methods).contains(request.getMethod());
  }

  /**
   * Lets a client that has sent its request keep the connection, as listeners do (spec xmlrpc, 1).
   */
  public void patient() {
    endPoint().setIdleTimeout(IDLE_MILLIS);
  }

  /**
   * Waits a moment for the rest of a short request: a client that is told no before it has sent all
   * may see a broken connection and not the answer.
   */
  public void drain() {
    if (request.getLength() <= 0 || request.getLength() > SHORT) return;
    long idle = endPoint().getIdleTimeout();
    endPoint().setIdleTimeout(DRAIN_MILLIS);
    long end = System.nanoTime() + DRAIN_MILLIS * 1_000_000;
    var piece = new byte[4096];
    try (var in = Content.Source.asInputStream(request)) {
      while (System.nanoTime() < end && in.read(piece) >= 0) continue;
    } catch (IOException _) {
      // then it does not want to know
    } finally {
      endPoint().setIdleTimeout(idle);
    }
  }

  /** Decoded. */
  public String wholePath() {
    return Request.getPathInContext(request);
  }

  /** Decoded, without leading slashes. */
  public String path() {
    return wholePath().replaceFirst("^/+", "");
  }

  /** The parts of the path, each decoded on its own: a name may hold what would be a slash. */
  public List<String> segments() {
    return Arrays.stream(request.getHttpURI().getPath().replaceFirst("^/+", "").split("/", -1))
        .map(Exchange::decoded)
        .toList();
  }

  /** A plus sign in a path is a plus sign. */
  private static String decoded(String segment) {
    try {
      return java.net.URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return segment;
    }
  }

  /**
   * The parameters of the address.
   *
   * @throws BadRequest when they cannot be decoded
   */
  public Fields query() {
    try {
      return Request.extractQueryParameters(request);
    } catch (RuntimeException e) {
      throw new BadRequest(e);
    }
  }

  /** The first parameter of that name, empty when there is none. */
  public String query(String name) {
    var value = query().getValue(name);
    return value == null ? "" : value;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** Whether the caller can unpack gzip. */
  public boolean acceptsGzip() {
    var accepted = preferences(HttpHeader.ACCEPT_ENCODING);
    return accepted.contains("gzip") || accepted.contains("*");
  }

  /** Whether the caller is a script that has asked for JSON. */
  public boolean wantsJson() {
    return accepts("application/json");
  }

  /** Whether the caller shows pages to people. */
  public boolean wantsHtml() {
    return !wantsJson() && accepts("text/html");
  }

  /** Whether the caller names this media type. */
  public boolean accepts(String type) {
    return preferences(HttpHeader.ACCEPT).stream()
        .anyMatch(accepted -> accepted.split(";", 2)[0].strip().equalsIgnoreCase(type));
  }

  /** Best first. A field that is malformed says nothing (RFC 9110, 12.5: it may be disregarded). */
  private List<String> preferences(HttpHeader name) {
    try {
      return request.getHeaders().getQualityCSV(name);
    } catch (RuntimeException _) {
      return List.of();
    }
  }

  /** The connection itself; any thread may close it. */
  public EndPoint endPoint() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  /** Its socket, whatever is spoken over it. */
  public Optional<SocketChannel> socket() {
    Object below = endPoint();
    while (below instanceof EndPoint layer) below = layer.getTransport();
    return below instanceof SocketChannel channel ? Optional.of(channel) : Optional.empty();
  }

  /** Whether a client that has nothing more to say has closed; noticed also without an answer. */
  public boolean gone() throws IOException {
    return endPoint().fill(BufferUtil.allocate(64)) < 0;
  }
}
