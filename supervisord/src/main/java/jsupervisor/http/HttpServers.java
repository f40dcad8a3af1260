package jsupervisor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.crashes.Reports;
import jsupervisor.history.Past;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.http.secure.Layer;
import jsupervisor.http.secure.PlainLayer;
import jsupervisor.http.secure.TlsLayer;
import jsupervisor.requests.Requests;
import jsupervisor.rpc.RpcTable;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.Printable;
import jsupervisor.usage.Meter;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** All HTTP servers of the daemon: one Jetty with a connector for each socket. */
public final class HttpServers {
  private static final int HEAD = 16384;
  private static final long STOP_MILLIS = 2000;

  /** How long a client may be silent before it has sent a request that is admitted. */
  private static final long HEAD_MILLIS = 30_000;

  /** How long connections that were just made are waited for in all, when we end. */
  private static final long FIRST_NANOS = 1_000_000_000;

  /**
   * Slashes at the beginning do not count (spec web, 1), names of programs may hold slashes and
   * percent signs, and Supervisor's client sends them as they are, letters in UTF-8. Nothing here
   * is a path of a file system.
   */
  private static final UriCompliance ADDRESSES =
      UriCompliance.DEFAULT.with(
          "supervisor",
          UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS);

  private final Server server;
  private final Site site;

  private HttpServers(Server server, Site site) {
    this.server = server;
    this.site = site;
  }

  /**
   * What the servers serve.
   *
   * @param rpc the methods
   * @param asker the way to the control thread
   * @param newsroom where the control thread announces changes
   * @param meter looks at processes
   * @param exposition what is at {@code /metrics}; empty = nothing
   * @param health what is at {@code /healthz} and {@code /readyz}, and on the pages; empty =
   *     nothing
   * @param reports of unexpected ends; empty = none are kept
   * @param past the last days of processes; empty = nobody keeps them
   * @param requests takes every request; empty = nobody does
   * @param log the main log; any thread
   * @param audit takes lines about who did what; any thread
   */
  public record Inside(
      RpcTable rpc,
      Asker asker,
      Newsroom newsroom,
      Meter meter,
      Optional<Exposition> exposition,
      Optional<Healthz> health,
      Optional<Reports> reports,
      Optional<Past> past,
      Optional<Requests> requests,
      BiConsumer<LogLevel, String> log,
      Consumer<String> audit) {

    /** Strangers' words are in what is said: whatever they hold, it is one line. */
    public Inside {
      var said = log;
      var written = audit;
      log = (level, text) -> said.accept(level, Printable.line(text));
      audit = text -> written.accept(Printable.line(text));
    }
  }

  /**
   * Starts serving.
   *
   * @param listeners sockets that listen already
   * @param trace whether a line is said about each request
   * @throws Exception of Jetty, when it cannot start
   */
  public static HttpServers start(List<OpenSocket> listeners, Inside inside, boolean trace)
      throws Exception {
    var server = empty();
    var config = configuration();
    for (var listener : listeners) {
      var connector = new ListenerConnector(server, listener, config, layer(listener, inside));
      connector.setIdleTimeout(HEAD_MILLIS);
      server.addConnector(connector);
    }
    var site = new Site(inside);
    server.setHandler(new GracefulHandler(site.router()));
    var logs = new ArrayList<RequestLog>();
    if (trace) logs.add(new AccessLog(inside.log()));
    inside.requests().ifPresent(requests -> logs.add(new VisitLog(requests)));
    if (!logs.isEmpty())
      server.setRequestLog(new RequestLog.Collection(logs.toArray(RequestLog[]::new)));
    server.setErrorHandler(HttpServers::refuse);
    try {
      server.start();
    } catch (Throwable e) { // it is tried again, and shall not leave threads behind each time
      LifeCycle.stop(server);
      throw e;
    }
    return new HttpServers(server, site);
  }

  private static Layer layer(OpenSocket socket, Inside inside) {
    if (socket.tls().isEmpty()) return new PlainLayer();
    return new TlsLayer(socket.section(), socket.tls().get(), inside.log());
  }

  /** Runs once through what every start needs, so that its classes are there; any thread. */
  public static void warm() {
    var server = empty();
    configuration();
    try {
      server.start();
      server.stop();
    } catch (Exception _) {
      // the real one will say so
    }
  }

  private static Server empty() {
    // without it Jetty asks the platform's MBeans for one number, at a cost of 100 ms and 12 MB
    System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    var pool = new QueuedThreadPool(8, 1);
    pool.setName("http");
    pool.setReservedThreads(0);
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(pool);
    server.setStopTimeout(STOP_MILLIS);
    return server;
  }

  private static HttpConfiguration configuration() {
    var config = new HttpConfiguration();
    config.setSendServerVersion(false);
    config.setRequestHeaderSize(HEAD);
    config.setUriCompliance(ADDRESSES);
    // a request of HTTP/1.0 on a Unix socket has neither a Host nor a local address to stand for
    // one
    config.setServerAuthority(new HostPort("localhost"));
    return config;
  }

  private List<ListenerConnector> connectors() {
    return Stream.of(server.getConnectors()).map(ListenerConnector.class::cast).toList();
  }

  /**
   * What Jetty itself refuses, as a malformed request. A line without a version is one, too
   * (known-traps C34).
   */
  private static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    boolean malformed = status < 400 || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    Replies.error(new Exchange(request, response, callback), malformed ? 400 : status);
    return true;
  }

  /**
   * Accepts nobody any more, serves who was accepted just now, lets answers under way finish, two
   * seconds at most, and ends.
   */
  public void close() {
    site.close();
    try {
      for (var connector : connectors()) connector.acceptNoMore();
      long end = System.nanoTime() + FIRST_NANOS;
      while (connectors().stream().anyMatch(ListenerConnector::expecting)
          && System.nanoTime() - end < 0) LockSupport.parkNanos(1_000_000);
      server.stop();
    } catch (Exception _) {
      // the sockets are closed by their owner in any case
    }
  }
}
