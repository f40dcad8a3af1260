package jsupervisor.http.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jsupervisor.terms.LogLevel;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();
  private long now;
  private Renewal renewal;

  @BeforeEach
  void make() throws Exception {
    var script = Path.of("../common/src/test/resources/tls/certificates").toAbsolutePath();
    var process =
        new ProcessBuilder("sh", script.toString(), folder.toString()).inheritIO().start();
    assertEquals(0, process.waitFor(), "openssl has made certificates");
    put("server");
    var own = new KeyFiles(folder.resolve("own.pem") + "", folder.resolve("own.key") + "");
    renewal = new Renewal("x", new ServerTls(own, Optional.empty()), this::say, () -> now);
  }

  private void say(LogLevel level, String text) {
    log.add(level + " " + text.replace(folder + "/", "").replaceAll("\\d{4}-\\d\\d-\\d\\d", "DAY"));
  }

  private void put(String name) throws IOException {
    put(name + ".pem", "own.pem");
    put(name + ".key", "own.key");
  }

  /** As tools do it: beside, and then in its place. */
  private void put(String from, String to) throws IOException {
    Files.copy(folder.resolve(from), folder.resolve("new"));
    Files.move(folder.resolve("new"), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean renewed() {
    now += Renewal.PAUSE_NANOS;
    return renewal.look().isPresent();
  }

  @Test
  void whatIsReplacedIsTakenAtTheNextLook() throws IOException {
    renewal.first();
    assertEquals(List.of("INFO [x] speaks TLS with own.pem, good until DAY"), log);
    assertEquals(false, renewed());
    put("next");
    assertEquals(Optional.empty(), renewal.look(), "looked at a moment ago");
    assertTrue(renewed());
    assertEquals(false, renewed());
    assertEquals(2, log.size());
  }

  @Test
  void whatCannotBeUsedIsSaidOnceAndChangesNothing() throws IOException {
    renewal.first();
    put("next.pem", "own.pem");
    for (int i = 0; i < 5; i++) assertEquals(false, renewed());
    assertEquals(2, log.size(), log::toString);
    assertTrue(
        log.getLast()
            .startsWith(
                "CRITICAL [x] goes on with its last certificate: the key in own.key does not fit"),
        log.getLast());
    put("next.key", "own.key");
    assertTrue(renewed());
    assertEquals("INFO [x] speaks TLS with own.pem, good until DAY", log.getLast());
  }

  @Test
  void aFileThatIsGoneIsMissedOnceAndTakenWhenItIsBack() throws IOException {
    renewal.first();
    Files.delete(folder.resolve("own.key"));
    for (int i = 0; i < 5; i++) assertEquals(false, renewed());
    assertEquals(2, log.size(), log::toString);
    put("server");
    assertTrue(renewed());
  }

  @Test
  void whatWasNeverGoodRefusesAndIsTakenWhenItIs() throws IOException {
    Files.delete(folder.resolve("own.key"));
    renewal.first();
    assertTrue(
        log.getLast().startsWith("CRITICAL [x] refuses all connections: own.key does not exist"),
        log.getLast());
    put("server");
    assertTrue(renewed());
  }
}
