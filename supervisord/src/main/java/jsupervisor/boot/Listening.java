package jsupervisor.boot;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.posix.Errno;
import jsupervisor.posix.Fds;
import jsupervisor.posix.Keeper;
import jsupervisor.posix.KeeperDied;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Sockets;
import jsupervisor.posix.Strays;
import jsupervisor.posix.Users;

/**
 * The daemon's listening sockets (spec daemon, 5). The keeper holds them too, so that callers who
 * come while no JVM runs wait in the queue instead of being refused.
 */
public final class Listening {
  private static final int BACKLOG = 1024;

  private final Keeper keeper;
  private final List<Socket> sockets;

  private record Socket(HttpServerConfig server, int fd, int kept) {}

  private Listening(Keeper keeper, List<Socket> sockets) {
    this.keeper = keeper;
    this.sockets = sockets;
  }

  /**
   * Opens all, or none.
   *
   * @param opened is told of each as soon as it is open
   * @throws StartRefused with Supervisor's text
   */
  public static Listening open(
      Keeper keeper, List<HttpServerConfig> servers, Consumer<HttpServerConfig> opened) {
    var listening = new Listening(keeper, new ArrayList<>());
    try {
      for (var server : servers) {
        int fd = listen(server);
        listening.sockets.add(new Socket(server, fd, keeper.keep(fd)));
        opened.accept(server);
      }
    } catch (StartRefused e) {
      listening.close();
      throw e;
    }
    return listening;
  }

  /**
   * Lets go of what an earlier JVM had opened and was killed before it wrote it down: nobody would
   * ever close it.
   */
  public static void dropStrays(Keeper keeper) {
    if (keeper.generation() > 1) Strays.drop(keeper, Set.of(), Sockets::listens);
  }

  /** Those that an earlier JVM has opened, by the keeper's numbers. */
  public static Listening adopt(Keeper keeper, List<HttpServerConfig> servers, int[] kept) {
    var sockets = new ArrayList<Socket>();
    int[] mine = keeper.fds().fetch(kept);
    for (int i = 0; i < Math.min(servers.size(), kept.length); i++)
      sockets.add(new Socket(servers.get(i), mine[i], kept[i]));
    return new Listening(keeper, sockets);
  }

  /** The keeper's numbers, for the journal. */
  public int[] kept() {
    return sockets.stream().mapToInt(Socket::kept).toArray();
  }

  /** What {@link #channels} hands out. */
  public interface Use<T> {
    T of(HttpServerConfig server, ServerSocketChannel channel) throws IOException;
  }

  /** Makes Java channels of them, once. */
  public <T> List<T> channels(Use<T> use) throws IOException {
    var all = new ArrayList<T>();
    for (var socket : sockets) {
      boolean unix = socket.server() instanceof HttpServerConfig.Unix;
      all.add(use.of(socket.server(), Sockets.adopt(socket.fd(), unix)));
    }
    return all;
  }

  /** Closes them here and in the keeper, and removes the files of Unix sockets. */
  public void close() {
    for (var socket : sockets) {
      release(socket.kept());
      Fds.close(socket.fd());
      if (socket.server() instanceof HttpServerConfig.Unix unix) remove(Path.of(unix.file()));
    }
    sockets.clear();
  }

  private void release(int kept) {
    try {
      keeper.release(kept);
    } catch (KeeperDied _) {
      // then it holds nothing any more
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // the next start takes it for stale and removes it
    }
  }

  private static int listen(HttpServerConfig server) {
    try {
      return switch (server) {
        case HttpServerConfig.Inet inet -> Sockets.listenTcp(inet.host(), inet.port(), BACKLOG);
        case HttpServerConfig.Unix unix ->
            Sockets.listenUnix(unix.file(), unix.chmod(), unix.uid(), unix.gid(), BACKLOG);
      };
    } catch (PosixException e) {
      throw new StartRefused(text(server, e));
    }
  }

  private static String text(HttpServerConfig server, PosixException e) {
    if (e.errno().equals(Errno.EADDRINUSE))
      return "Another program is already listening on a port that one of our HTTP servers is"
          + " configured to use.  Shut this program down first before starting supervisord.";
    if (e.op().startsWith("chown") && server instanceof HttpServerConfig.Unix unix)
      return "Not permitted to chown %s to uid/gid (%d, %d); adjust \"sockchown\" value in config file or on command line to values that the current user (%s) can successfully chown"
          .formatted(unix.file(), unix.uid(), unix.gid(), Users.name(Users.current()));
    return "Cannot open an HTTP server: socket.error reported errno.%s (%d)"
        .formatted(e.errno().name(), e.errno().number());
  }
}
