package jsupervisor;

import java.util.Optional;
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
  private final Thread starter;
  private volatile Optional<HttpServers> running = Optional.empty();

  /**
   * @param access who may come in
   * @param inside what is served; made beside the control thread, too
   * @param node this machine's name
   */
  Servers(
      Listening listening, AccessConfig access, Supplier<Inside> inside, String node, MainLog log) {
    starter =
        Thread.ofPlatform()
            .name("http-start")
            .start(() -> start(listening, access, inside, node, log));
  }

  private void start(
      Listening listening, AccessConfig access, Supplier<Inside> inside, String node, MainLog log) {
    try {
      var listeners =
          listening.channels((server, channel) ->
              new OpenSocket(
                  server.section(),
                  channel,
                  Doors.admission(server, access),
                  Doors.hosts(server, access, node)));
      running = Optional.of(HttpServers.start(listeners, inside.get(), log.passes(LogLevel.TRACE)));
      Rehearsal.run();
    } catch (Exception e) {
      log.log(LogLevel.CRITICAL, "the HTTP servers could not be started: " + e);
    }
  }

  /** Lets answers under way finish, and ends. */
  void close() {
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.ifPresent(HttpServers::close);
  }
}
