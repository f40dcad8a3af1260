package jsupervisor;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import jsupervisor.access.Guard;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.config.Configuration;
import jsupervisor.http.Admission;
import jsupervisor.http.HttpServers;
import jsupervisor.http.OpenSocket;
import jsupervisor.http.gate.HostNames;
import jsupervisor.posix.Fds;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Sockets;
import jsupervisor.rpc.RpcTable;
import jsupervisor.usage.Meter;

/**
 * Serves a few calls that nobody has made, through a socket that nobody else finds: a server's
 * start and first answer take a cold JVM 150 milliseconds, in which callers would wait.
 */
final class HttpRehearsal {
  /**
   * A caller each; the JVM compiles a method after 200 calls, and most are called more than once.
   */
  private static final int TIMES = 40;

  private static final List<String> CALLS =
      List.of(
          call("getState"),
          call("getPID"),
          call("getAllProcessInfo"),
          "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

  private HttpRehearsal() {}

  /** Takes some hundred milliseconds of a core; where it cannot be done the start is slower. */
  static void run(Asker loop, Configuration configuration) {
    try {
      var folder = Files.createTempDirectory("jsupervisor");
      try {
        serve(folder.resolve("s"), loop, configuration);
      } finally {
        Files.deleteIfExists(folder.resolve("s"));
        Files.delete(folder);
      }
    } catch (Exception _) {
      // as with a /tmp that is full or read-only
    }
  }

  private static void serve(Path path, Asker loop, Configuration configuration) throws Exception {
    int fd;
    try {
      fd = Sockets.replaceUnix(path.toString(), 0600, -1, -1, TIMES);
    } catch (PosixException e) {
      throw new IOException(e);
    }
    try {
      var channel = Sockets.adopt(fd, true);
      var socket =
          new OpenSocket("rehearsal", channel, Admission.ANYBODY, HostNames.ANY, Optional.empty());
      for (var server : configuration.servers()) {
        Doors.admission(server, configuration.access());
        Doors.hosts(server, configuration.access(), "localhost");
      }
      var servers = HttpServers.start(List.of(socket), inside(loop, configuration), false);
      try {
        for (int i = 0; i < TIMES; i++) ask(path, CALLS.get(i % CALLS.size()));
      } finally {
        servers.close();
      }
    } finally {
      Fds.close(fd);
    }
  }

  private static HttpServers.Inside inside(Asker loop, Configuration configuration) {
    Consumer<String> audit = _ -> {};
    var guard = new Guard(loop, audit);
    var methods = new RpcTable(configuration.rpcNamespaces(), guard);
    var meter = new Meter(OptionalInt.empty(), () -> {}, _ -> {});
    return new HttpServers.Inside(
        methods,
        guard,
        new Newsroom(),
        meter,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        (_, _) -> {},
        audit);
  }

  private static String call(String method) {
    var body =
        "<?xml version='1.0'?><methodCall><methodName>supervisor.%s</methodName><params></params></methodCall>"
            .formatted(method);
    return "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  private static void ask(Path path, String request) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      channel.write(ByteBuffer.wrap(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      var answer = ByteBuffer.allocate(8192);
      while (channel.read(answer) >= 0) answer.clear();
    }
  }
}
