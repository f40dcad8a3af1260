package jsupervisor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jsupervisor.terms.Fault;
import jsupervisor.tls.ClientTls;
import jsupervisor.tls.TlsFailure;
import jsupervisor.wire.RpcException.Kind;

/**
 * The client side of the XML-RPC interface and of the log streams, over a Unix socket, TCP or TLS
 * (spec xmlrpc, section 6). Immutable; any thread may call, each call has its own connection.
 */
public final class RpcClient {
  private static final String NOT_THERE = "No such file or directory";
  private static final String NOT_ALLOWED = "Permission denied";
  private static final int MOST_ERRORS = 5;
  private final String serverUrl;
  private final Optional<Credentials> credentials;
  private final Timeouts timeouts;
  private final Limits limits;
  private final LazyTls tls;

  /**
   * How long a client waits; zero means for ever.
   *
   * @param connect until the connection stands
   * @param answer from then to the last byte of the answer; and the pause between two looks at the
   *     daemon in {@link #await}
   */
  public record Timeouts(Duration connect, Duration answer) {
    /** Ten seconds to connect, a minute for the answer. */
    public static final Timeouts PATIENT =
        new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  private RpcClient(
      String serverUrl, Optional<Credentials> credentials, Timeouts timeouts, ClientTls tls) {
    this.serverUrl = serverUrl;
    this.credentials = credentials;
    this.timeouts = timeouts;
    this.limits = Limits.ANSWERS;
    this.tls = new LazyTls(tls);
  }

  /**
   * A client of a daemon; nothing is connected yet and the URL is not looked at yet.
   *
   * @param serverUrl {@code unix:///path}, {@code http://host:port} or {@code https://host:port}
   * @param credentials what is shown with every request
   */
  public static RpcClient to(
      String serverUrl, Optional<Credentials> credentials, Timeouts timeouts) {
    return to(serverUrl, credentials, timeouts, ClientTls.NONE);
  }

  /**
   * The same with files for https; they are read when it is connected.
   *
   * @param tls whom to believe, and who we are
   */
  public static RpcClient to(
      String serverUrl, Optional<Credentials> credentials, Timeouts timeouts, ClientTls tls) {
    return new RpcClient(serverUrl, credentials, timeouts, tls);
  }

  /**
   * Calls a method and waits for its answer.
   *
   * @param method {@code namespace.name}
   * @param parameters values that {@link WireCodec} can write
   * @return the value, as {@link WireCodec#readResponse} gives it
   * @throws Fault when the daemon answers with a fault
   * @throws RpcException when there is no answer
   */
  public Object call(String method, Object... parameters) {
    var body = WireCodec.call(new Call(method, List.of(parameters)));
    return exchange(body, channel -> Deadline.on(channel, timeouts.answer()), this::late);
  }

  /**
   * The same for a method that answers when something is done, however long it takes ({@code
   * startProcess} waits until the process runs). Once in a while the daemon is asked whether it is
   * alive; when it is not, or gives five HTTP errors in a row, the wait is over.
   */
  public Object await(String method, Object... parameters) {
    var body = WireCodec.call(new Call(method, List.of(parameters)));
    var pulse = new Pulse();
    return exchange(
        body,
        channel -> Deadline.unless(channel, timeouts.answer(), pulse::alive),
        () -> pulse.lost().orElseGet(this::late));
  }

  /** Whether the daemon lives while an answer is waited for; asked by one thread at a time. */
  private final class Pulse {
    private int errors;
    private volatile Optional<RpcException> lost = Optional.empty();

    boolean alive() {
      try {
        call("supervisor.getVersion");
      } catch (Fault _) {
        // it lives
      } catch (RpcException e) {
        return e.kind() == Kind.HTTP_STATUS && borne(e);
      }
      errors = 0;
      return true;
    }

    /** A server in front of the daemon may be in trouble for a while, but not for ever. */
    private boolean borne(RpcException error) {
      if (++errors < MOST_ERRORS) return true;
      lost =
          Optional.of(
              new RpcException(
                  Kind.BROKEN,
                  "no answer, and %d times in a row when asked whether it lives: %s"
                      .formatted(errors, error.getMessage())));
      return false;
    }

    /** What to say instead of a time-out. */
    Optional<RpcException> lost() {
      return lost;
    }
  }

  private Object exchange(
      byte[] body, Function<SocketChannel, Deadline> limit, Supplier<RpcException> late) {
    var address = ServerAddress.parse(serverUrl);
    try (var connection = HttpConnection.open(address, timeouts.connect(), tls);
        var deadline = limit.apply(connection.channel())) {
      try {
        var answer = connection.exchange(post(address, body.length), body);
        if (answer.status() != 200) throw refused(answer, "/RPC2");
        return WireCodec.readResponse(new ByteArrayInputStream(whole(answer)), limits);
      } catch (IOException e) {
        if (deadline.passed()) throw late.get();
        throw e;
      }
    } catch (WireException e) {
      throw new RpcException(Kind.BROKEN, "the answer is not XML-RPC: " + e.getMessage());
    } catch (OutOfMemoryError _) {
      throw new RpcException(Kind.BROKEN, serverUrl + ": the answer does not fit into memory");
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Reads a resource as it grows, as {@code tail -f} does; an interrupt of the reading thread ends
   * it with an {@link IOException}.
   *
   * @param path absolute path, such as {@code /logtail/web/stdout}; characters that a request line
   *     cannot hold are percent-encoded
   * @return the body; closing it closes the connection, and the time-out for answers does not apply
   * @throws RpcException when there is none
   */
  public InputStream get(String path) {
    // No "Connection: close" here: with it Supervisor's server holds a stream back until it ends.
    var address = ServerAddress.parse(serverUrl);
    HttpConnection connection = null;
    try {
      connection = HttpConnection.open(address, timeouts.connect(), tls);
      var answer =
          connection.exchange(head("GET " + encoded(path), address, "*/*", ""), new byte[0]);
      if (answer.status() == 200) return answer.body();
      connection.close();
      throw refused(answer, path);
    } catch (IOException e) {
      closeQuietly(connection);
      throw failure(e);
    }
  }

  private String post(ServerAddress address, int length) {
    var more = "Connection: close\r\nContent-Type: text/xml\r\nContent-Length: " + length + "\r\n";
    return head("POST /RPC2", address, "text/xml", more);
  }

  private String head(String request, ServerAddress address, String accept, String more) {
    var authorization = credentials.map(c -> "Authorization: " + c.header() + "\r\n").orElse("");
    return request
        + " HTTP/1.1\r\nHost: "
        + address.hostHeader()
        + "\r\nUser-Agent: supervisorctl\r\nAccept: "
        + accept
        + "\r\n"
        + authorization
        + more
        + "\r\n";
  }

  private static String encoded(String path) {
    var text = new StringBuilder();
    for (byte b : path.getBytes(UTF_8)) {
      if (b > ' ' && b < 127 && "%?#\"<>".indexOf(b) < 0) text.append((char) b);
      else text.append('%').append(String.format("%02X", b & 0xff));
    }
    return text.toString();
  }

  /** Read here, so that a time-out or an interrupt is not taken for a malformed answer. */
  private byte[] whole(HttpAnswer answer) throws IOException {
    var bytes = answer.body().readNBytes(limits.bytes());
    if (bytes.length == limits.bytes() && answer.body().read() >= 0)
      throw new IOException("the answer is larger than " + limits.bytes() + " bytes");
    return bytes;
  }

  private RpcException refused(HttpAnswer answer, String path) {
    var text = "<ProtocolError for %s%s: %d %s>";
    return new RpcException(
        Kind.HTTP_STATUS,
        answer.status(),
        text.formatted(serverUrl, path, answer.status(), answer.reason()));
  }

  private RpcException late() {
    var text = serverUrl + " did not answer within " + timeouts.answer().toSeconds() + " seconds";
    return new RpcException(Kind.TIMEOUT, text);
  }

  private RpcException failure(IOException e) {
    return switch (e) {
      case ConnectException _ -> new RpcException(Kind.REFUSED, serverUrl + " refused connection");
      case SocketTimeoutException _ ->
          new RpcException(Kind.TIMEOUT, serverUrl + " did not accept the connection in time");
      case ClosedByInterruptException _ -> {
        Thread.interrupted();
        yield new RpcException(Kind.INTERRUPTED, "interrupted");
      }
      case TlsFailure _ -> new RpcException(Kind.TLS, e.getMessage());
      case EOFException _ -> new RpcException(Kind.BROKEN, serverUrl + ": " + e.getMessage());
      default -> failure(String.valueOf(e.getMessage()), e);
    };
  }

  private RpcException failure(String reason, IOException e) {
    return switch (reason) {
      case NOT_THERE -> new RpcException(Kind.NO_SUCH_FILE, serverUrl + " no such file");
      case NOT_ALLOWED ->
          new RpcException(Kind.NO_PERMISSION, "[Errno 13] " + NOT_ALLOWED + ": " + serverUrl);
      default -> new RpcException(Kind.BROKEN, serverUrl + ": " + e);
    };
  }

  private static void closeQuietly(HttpConnection connection) {
    try {
      if (connection != null) connection.close();
    } catch (IOException _) {
      // The failure that led here is the one to tell.
    }
  }
}
