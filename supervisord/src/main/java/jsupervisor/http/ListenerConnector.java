package jsupervisor.http;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import jsupervisor.http.secure.Layer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Serves a socket that listens already, TCP or Unix: Jetty's own connectors insist on binding Unix
 * sockets themselves.
 */
final class ListenerConnector extends AbstractConnector {
  /** Of one socket at a time: the others stay free, and so do the descriptors for programs. */
  private static final int MOST_CONNECTIONS = 300;

  /**
   * Those of TLS that are under way: each costs a processor a millisecond, and all have to wait.
   */
  private static final int MOST_HANDSHAKES = 64;

  /** Who has no request under way and is older than this makes room for others. */
  private static final long HONEST_MILLIS = 5_000;

  /** How long the thread that accepts may take to notice that it shall not any more. */
  private static final long ACCEPTING_MILLIS = 100;

  /** Who is silent for longer after connecting is not waited for. */
  private static final long PROMPT_MILLIS = 1_000;

  private final OpenSocket socket;
  private final Layer layer;

  /** Accepted, and not yet among the connected. */
  private final Set<SelectableChannel> coming = ConcurrentHashMap.newKeySet();

  private final SelectorManager manager;

  ListenerConnector(Server server, OpenSocket socket, HttpConfiguration config, Layer layer) {
    super(server, null, null, null, 0, factories(layer, config));
    this.socket = socket;
    this.layer = layer;
    manager = new Manager(getExecutor(), getScheduler());
    installBean(manager, true);
  }

  private static ConnectionFactory[] factories(Layer layer, HttpConfiguration config) {
    return layer.factories(new EmptyHost(config)).toArray(ConnectionFactory[]::new);
  }

  OpenSocket socket() {
    return socket;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    socket.channel().configureBlocking(false);
    manager.acceptor(socket.channel());
  }

  @Override
  protected void doStop() throws Exception {
    socket.channel().close();
    super.doStop();
  }

  /**
   * Who connects from now on waits for whoever listens next. Who was accepted before is known to
   * {@link #expecting} when this returns, at the latest after a tenth of a second.
   */
  void acceptNoMore() throws IOException, InterruptedException {
    socket.channel().close();
    var selectors = manager.getBeans(ManagedSelector.class);
    var accepted = new CountDownLatch(selectors.size());
    for (var selector : selectors) selector.submit(_ -> accepted.countDown());
    accepted.await(ACCEPTING_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Whether somebody was accepted just now whose request is not here yet, or not answered. */
  boolean expecting() {
    return coming.stream().anyMatch(SelectableChannel::isOpen)
        || getConnectedEndPoints().stream().anyMatch(this::expected);
  }

  private boolean expected(EndPoint client) {
    var connection = http(client);
    if (connection != null && connection.getMessagesIn() > 0) return busy(connection);
    return System.currentTimeMillis() - client.getCreatedTimeStamp() < PROMPT_MILLIS;
  }

  /** What serves a client, or null when it is not there yet. */
  private Connection http(EndPoint client) {
    var connection = client.getConnection();
    return connection == null ? null : layer.inner(connection);
  }

  private static boolean busy(Connection connection) {
    return connection == null || connection.getMessagesIn() > connection.getMessagesOut();
  }

  private boolean shaking(EndPoint client) {
    return layer.shaking(client.getConnection());
  }

  @Override
  protected void accept(int acceptor) {
    throw new UnsupportedOperationException("the selector accepts");
  }

  @Override
  public ServerSocketChannel getTransport() {
    return socket.channel();
  }

  /** Accepts and reads with one thread. */
  private final class Manager extends SelectorManager {
    Manager(Executor executor, Scheduler scheduler) {
      super(executor, scheduler, 1);
    }

    /** A failure would make Jetty close whom it has accepted just before. */
    @Override
    protected SelectableChannel doAccept(SelectableChannel server) throws IOException {
      try {
        return super.doAccept(server);
      } catch (ClosedChannelException _) {
        return null;
      }
    }

    @Override
    protected void accepted(SelectableChannel channel) throws IOException {
      var clients = getConnectedEndPoints();
      boolean room =
          (clients.size() < MOST_CONNECTIONS || madeRoom(client -> !busy(http(client))))
              && (!tooManyShake(clients) || madeRoom(ListenerConnector.this::shaking));
      if (!room) {
        channel.close();
        return;
      }
      channel.configureBlocking(false);
      coming.removeIf(other -> !other.isOpen());
      coming.add(channel);
      accept(channel);
    }

    private boolean tooManyShake(Collection<EndPoint> clients) {
      return clients.stream().filter(ListenerConnector.this::shaking).count() >= MOST_HANDSHAKES;
    }

    /** Those who send a request byte by byte would keep everybody else out for ever. */
    private boolean madeRoom(Predicate<EndPoint> idle) {
      var oldest =
          getConnectedEndPoints().stream()
              .filter(idle)
              .min(Comparator.comparing(EndPoint::getCreatedTimeStamp))
              .filter(client ->
                  System.currentTimeMillis() - client.getCreatedTimeStamp() > HONEST_MILLIS);
      oldest.ifPresent(EndPoint::close);
      return oldest.isPresent();
    }

    @Override
    protected EndPoint newEndPoint(
        SelectableChannel channel, ManagedSelector selector, SelectionKey key) {
      var endPoint =
          new SocketChannelEndPoint((SocketChannel) channel, selector, key, getScheduler());
      endPoint.setIdleTimeout(getIdleTimeout());
      return endPoint;
    }

    @Override
    public Connection newConnection(
        SelectableChannel channel, EndPoint endPoint, Object attachment) {
      layer.look();
      var connection =
          getDefaultConnectionFactory().newConnection(ListenerConnector.this, endPoint);
      layer.limit(connection, getScheduler());
      return connection;
    }

    @Override
    protected void endPointOpened(EndPoint endPoint) {
      super.endPointOpened(endPoint);
      onEndPointOpened(endPoint);
      if (endPoint instanceof SocketChannelEndPoint opened) coming.remove(opened.getChannel());
    }

    @Override
    protected void endPointClosed(EndPoint endPoint) {
      onEndPointClosed(endPoint);
      super.endPointClosed(endPoint);
    }
  }
}
