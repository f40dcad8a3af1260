package jsupervisor;

import java.util.Optional;
import java.util.function.Supplier;
import jsupervisor.boot.Listening;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.http.HttpServers;
import jsupervisor.http.OpenSocket;
import jsupervisor.http.Password;
import jsupervisor.logging.MainLog;
import jsupervisor.loop.ControlLoop;
import jsupervisor.loop.Rehearsal;
import jsupervisor.rpc.RpcTable;
import jsupervisor.terms.LogLevel;

/** The HTTP servers, started beside the control thread so that children need not wait for them. */
final class Servers {
  private final Thread starter;
  private volatile Optional<HttpServers> running = Optional.empty();

  /**
   * @param methods of the main interface and of plug-ins; made beside the control thread, too
   */
  Servers(ControlLoop loop, Listening listening, Supplier<RpcTable> methods, MainLog log) {
    starter =
        Thread.ofPlatform().name("http-start").start(() -> start(loop, listening, methods, log));
  }

  private void start(
      ControlLoop loop, Listening listening, Supplier<RpcTable> methods, MainLog log) {
    try {
      var listeners =
          listening.channels((server, channel) ->
              new OpenSocket(
                  server.section(), channel, server.credentials().map(Servers::password)));
      running =
          Optional.of(
              HttpServers.start(
                  listeners, methods.get(), loop, log::log, log.passes(LogLevel.TRACE)));
      Rehearsal.run();
    } catch (Exception e) {
      log.log(LogLevel.CRITICAL, "the HTTP servers could not be started: " + e);
    }
  }

  private static Password password(HttpServerConfig.Credentials credentials) {
    return new Password(credentials.username(), credentials.password());
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
