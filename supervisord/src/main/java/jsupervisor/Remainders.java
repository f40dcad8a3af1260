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
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
 * What is left of disks and certificates. A file server that has gone holds up a thread of our own,
 * and nobody else. One caller at a time.
 */
final class Remainders {
  private static final double SECONDS_A_DAY = 86_400;

  /** More folders with logs are not looked at. */
  private static final int MOST = 1000;

  private final List<HttpServerConfig> servers;
  private final Look disks = new Look("disks");
  private final Look certificates = new Look("certificates");

  Remainders(List<HttpServerConfig> servers) {
    this.servers = servers;
  }

  /**
   * Looks now.
   *
   * @param logs paths of files, empty ones are none
   * @return the members {@code disks} and {@code certificates}, each only when it did not take too
   *     long
   */
  Map<String, Object> look(Collection<String> logs, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    disks.begin(() -> disks(logs));
    certificates.begin(this::certificates);
    var members = new LinkedHashMap<String, Object>();
    disks.result(end).ifPresent(all -> members.put("disks", all));
    certificates.result(end).ifPresent(all -> members.put("certificates", all));
    return members;
  }

  /** One of the two; while it waits for a file server it is not begun again. */
  private static final class Look {
    private final String name;
    private FutureTask<List<Object>> task = new FutureTask<>(List::of);

    Look(String name) {
      this.name = name;
      task.run();
    }

    void begin(Callable<List<Object>> work) {
      if (!task.isDone()) return;
      task = new FutureTask<>(work);
      Thread.ofPlatform().daemon().name(name).start(task);
    }

    Optional<List<Object>> result(long endNanos) {
      try {
        return Optional.of(task.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException _) {
        // the next look asks again
      }
      return Optional.empty();
    }
  }

  private static List<Object> disks(Collection<String> logs) {
    var folders = new TreeSet<Path>();
    for (var log : logs) {
      var folder = Path.of(log).getParent();
      if (folder != null && folders.size() < MOST) folders.add(folder);
    }
    var devices = new HashSet<Object>();
    var disks = new ArrayList<Object>();
    for (var folder : folders) {
      try {
        if (!devices.add(Files.getAttribute(folder, "unix:dev"))) continue;
        var space = Space.of(folder.toString());
        disks.add(rest(folder.toString(), Math.min(space.freePercent(), space.freeFilesPercent())));
      } catch (IOException | PosixException e) {
        disks.add(Map.of("name", folder.toString(), "error", e.toString()));
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
