package jsupervisor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  /** Between two tries to start them; what they lack may be there later. */
  private static final long PAUSE_SECONDS = 5;

  private final CompletableFuture<Optional<HttpServers>> running = new CompletableFuture<>();
  private final CountDownLatch leaving = new CountDownLatch(1);

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
          running.complete(begin(() -> start(listening, access, inside, node, log)));
          rehearse(rest);
        });
  }

  /** Tries until it works, or nobody wants them any more. */
  private Optional<HttpServers> begin(Supplier<Optional<HttpServers>> start) {
    var begun = start.get();
    try {
      while (begun.isEmpty() && !leaving.await(PAUSE_SECONDS, TimeUnit.SECONDS))
        begun = start.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return begun;
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
    } catch (Exception | OutOfMemoryError e) { // the latter also when no thread can be had
      log.log(LogLevel.CRITICAL, "the HTTP servers could not be started, trying again: " + e);
      return Optional.empty();
    }
  }

  /** Lets answers under way finish, and ends. */
  void close() {
    leaving.countDown();
    running.join().ifPresent(HttpServers::close);
  }
}
