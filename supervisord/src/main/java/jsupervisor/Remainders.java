package jsupervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.posix.PosixException;
import jsupervisor.posix.Space;
import jsupervisor.tls.BadPem;
import jsupervisor.tls.Certificates;

/**
 * What is left of disks and certificates. A file server that has gone holds up one thread of our
 * own, and nobody else. One caller at a time.
 */
final class Remainders {
  private static final double SECONDS_A_DAY = 86_400;

  /** More folders with logs are not looked at. */
  private static final int MOST = 1000;

  private final List<HttpServerConfig> servers;
  private FutureTask<Map<String, Object>> look = done();

  Remainders(List<HttpServerConfig> servers) {
    this.servers = servers;
  }

  private static FutureTask<Map<String, Object>> done() {
    var task = new FutureTask<Map<String, Object>>(Map::of);
    task.run();
    return task;
  }

  /**
   * Looks now.
   *
   * @param logs paths of files, empty ones are none
   * @return the members {@code disks} and {@code certificates}; none when that takes too long
   */
  Map<String, Object> look(Collection<String> logs, Duration patience) {
    if (look.isDone()) {
      look = new FutureTask<>(() -> all(logs));
      Thread.ofPlatform().daemon().name("remainders").start(look);
    }
    try {
      return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // the next look asks again
    }
    return Map.of();
  }

  private Map<String, Object> all(Collection<String> logs) {
    return Map.of("disks", disks(logs), "certificates", certificates());
  }

  private static List<Object> disks(Collection<String> logs) {
    var folders = new TreeSet<Path>();
    for (var log : logs) {
      if (!log.isEmpty() && folders.size() < MOST) folders.add(Path.of(log).getParent());
    }
    var devices = new HashSet<Object>();
    var disks = new ArrayList<Object>();
    for (var folder : folders) {
      try {
        if (!devices.add(Files.getAttribute(folder, "unix:dev"))) continue;
        var space = Space.of(folder.toString());
        disks.add(rest(folder.toString(), Math.min(space.freePercent(), space.freeFilesPercent())));
      } catch (IOException | PosixException _) {
        // a folder that has gone is the log's own trouble
      }
    }
    return disks;
  }

  private List<Object> certificates() {
    var certificates = new ArrayList<Object>();
    for (var server : servers)
      server
          .tls()
          .ifPresent(tls -> certificates.add(rest(server.url(), days(tls.own().certificate()))));
    return certificates;
  }

  /** One that cannot be read is of no more use than one that has expired. */
  private static double days(String file) {
    try {
      var end = Certificates.read(file).getFirst().getNotAfter().toInstant();
      return Math.floor(Duration.between(Instant.now(), end).toSeconds() / SECONDS_A_DAY);
    } catch (BadPem _) {
      return 0;
    }
  }

  private static Map<String, Object> rest(String name, double left) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("name", name);
    struct.put("left", Math.rint(left * 10) / 10);
    return struct;
  }
}
