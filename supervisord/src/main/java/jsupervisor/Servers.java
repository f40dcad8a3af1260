package jsupervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jsupervisor.boot.Listening;
import jsupervisor.config.AccessConfig;
import jsupervisor.http.HttpServers;
import jsupervisor.http.HttpServers.Inside;
import jsupervisor.http.OpenSocket;
import jsupervisor.logging.MainLog;
import jsupervisor.loop.Rehearsal;
import jsupervisor.terms.LogLevel;

/** The HTTP servers, started beside the control thread so that children need not wait for them. */
final class Servers {
  private final CompletableFuture<Optional<HttpServers>> running = new CompletableFuture<>();

  /**
   * @param access who may come in
   * @param inside what is served; made beside the control thread, too
   * @param node this machine's name
   * @param rest before the rehearsal: who has waited for a successor comes first
   */
  Servers(
      Listening listening,
      AccessConfig access,
      Supplier<Inside> inside,
      String node,
      MainLog log,
      Duration rest) {
    Thread.ofPlatform()
        .name("http-start")
        .daemon()
        .start(() -> {
          running.complete(start(listening, access, inside, node, log));
          rehearse(rest);
        });
  }

  /** Loads what servers need while others are at work, for a successor that is waited for. */
  static void warm() {
    Thread.ofPlatform().name("http-warm").daemon().start(HttpServers::warm);
  }

  private static void rehearse(Duration rest) {
    try {
      Thread.sleep(rest);
      Rehearsal.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<HttpServers> start(
      Listening listening, AccessConfig access, Supplier<Inside> inside, String node, MainLog log) {
    try {
      var listeners =
          listening.channels((server, channel) ->
              new OpenSocket(
                  server.section(),
                  channel,
                  Doors.admission(server, access),
                  Doors.hosts(server, access, node),
                  server.tls()));
      return Optional.of(HttpServers.start(listeners, inside.get(), log.passes(LogLevel.TRACE)));
    } catch (Exception e) {
      log.log(LogLevel.CRITICAL, "the HTTP servers could not be started: " + e);
      return Optional.empty();
    }
  }

  /** Lets answers under way finish, and ends. */
  void close() {
    running.join().ifPresent(HttpServers::close);
  }
}
