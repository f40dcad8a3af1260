package jsupervisor.http.secure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import jsupervisor.terms.LogLevel;
import jsupervisor.tls.BadPem;
import jsupervisor.tls.Certificates;
import jsupervisor.tls.ServerTls;

/**
 * Takes files of certificates anew when they were replaced: looked at when somebody connects, once
 * a second at most. What cannot be used is said once, and what was there before goes on. Any
 * thread.
 */
final class Renewal {
  static final long PAUSE_NANOS = 1_000_000_000;

  private final String section;
  private final ServerTls files;
  private final BiConsumer<LogLevel, String> log;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Map<String, Object>> seen = List.of();
  private long lookedAt;
  private boolean good;

  /**
   * @param clock monotonic, in nanoseconds
   */
  Renewal(String section, ServerTls files, BiConsumer<LogLevel, String> log, LongSupplier clock) {
    this.section = section;
    this.files = files;
    this.log = log;
    this.clock = clock;
  }

  /** What to begin with; when the files cannot be used, a context that refuses everybody. */
  SSLContext first() {
    seen = stamps();
    lookedAt = clock.getAsLong();
    return load().orElseGet(ServerTls::refusing);
  }

  /** What to go on with, if there is something new. Who finds somebody looking goes on as it is. */
  Optional<SSLContext> look() {
    if (!lock.tryLock()) return Optional.empty();
    try {
      if (clock.getAsLong() - lookedAt < PAUSE_NANOS) return Optional.empty();
      lookedAt = clock.getAsLong();
      var now = stamps();
      if (now.equals(seen)) return Optional.empty();
      seen = now;
      return load();
    } finally {
      lock.unlock();
    }
  }

  private Optional<SSLContext> load() {
    try {
      var loaded = files.load();
      good = true;
      var until = Certificates.day(loaded.identity().chain().getFirst().getNotAfter());
      log.accept(
          LogLevel.INFO,
          "[%s] speaks TLS with %s, good until %s"
              .formatted(section, files.own().certificate(), until));
      return Optional.of(loaded.context());
    } catch (BadPem e) {
      log.accept(
          LogLevel.CRITICAL,
          "[%s] %s: %s"
              .formatted(
                  section,
                  good ? "goes on with its last certificate" : "refuses all connections",
                  e.text()));
      return Optional.empty();
    }
  }

  /** What tells a replaced file from its predecessor; of one that is not there, nothing. */
  private List<Map<String, Object>> stamps() {
    return files.files().stream().map(Renewal::stamp).toList();
  }

  private static Map<String, Object> stamp(String file) {
    try {
      return Files.readAttributes(Path.of(file), "lastModifiedTime,size,fileKey");
    } catch (IOException _) {
      return Map.of();
    }
  }
}
