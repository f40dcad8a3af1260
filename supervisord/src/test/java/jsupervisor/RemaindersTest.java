package jsupervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jsupervisor.config.HttpServerConfig;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RemaindersTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** A server whose certificate is not there. */
  private static List<HttpServerConfig> servers() {
    var tls = new ServerTls(new KeyFiles("/none/c.pem", "/none/k.pem"), Optional.empty());
    return List.of(
        new HttpServerConfig.Inet(
            "inet_http_server", "h", 9001, Optional.empty(), List.of(), Optional.of(tls)));
  }

  /** Logs that cannot be looked at until the gate opens, as those of a file server that is gone. */
  private static Collection<String> behind(CountDownLatch gate) {
    return new AbstractCollection<>() {
      @Override
      public Iterator<String> iterator() {
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return List.<String>of().iterator();
      }

      @Override
      public int size() {
        return 0;
      }
    };
  }

  @Test
  void aFolderThatHangsDoesNotHideACertificateAndIsNotTakenForNoDisks() {
    var gate = new CountDownLatch(1);
    var remainders = new Remainders(servers());
    var seen = remainders.look(behind(gate), Duration.ofMillis(1));
    while (seen.isEmpty()) seen = remainders.look(behind(gate), Duration.ofMillis(10));
    assertEquals(
        Map.of("certificates", List.of(Map.of("name", "https://h:9001", "left", 0.0))), seen);
    gate.countDown();
    while (!seen.containsKey("disks")) seen = remainders.look(List.of(), Duration.ofMillis(10));
    assertEquals(List.of(), seen.get("disks"));
  }

  @Test
  void aFolderThatCannotBeLookedAtIsSaidAndTheOthersAreToldOf() {
    var logs = List.of("", "syslog", folder + "/a.log", folder + "/none/b.log");
    var disks = (List<?>) new Remainders(List.of()).look(logs, LONG).get("disks");
    assertEquals(2, disks.size(), disks::toString);
    var good = (Map<?, ?>) disks.get(0);
    assertEquals(folder.toString(), good.get("name"));
    assertTrue(good.containsKey("left"), disks::toString);
    var gone = (Map<?, ?>) disks.get(1);
    assertEquals(folder + "/none", gone.get("name"));
    assertTrue(gone.get("error").toString().contains("NoSuchFile"), disks::toString);
  }
}
