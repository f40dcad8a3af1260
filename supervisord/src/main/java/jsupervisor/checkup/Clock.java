package jsupervisor.checkup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jsupervisor.terms.Finding;

/** Whether the clock can be right: files do not come from the future. */
final class Clock {
  private static final long TOLERATED_SECONDS = 60;

  private Clock() {}

  static Finding of(Path file) {
    try {
      return finding(Instant.now(), Files.getLastModifiedTime(file).toInstant());
    } catch (IOException _) {
      return finding(Instant.now(), Instant.EPOCH);
    }
  }

  /**
   * @param written when the configuration was
   */
  static Finding finding(Instant now, Instant written) {
    var shown = now.truncatedTo(ChronoUnit.SECONDS).toString();
    if (written.isAfter(now.plusSeconds(TOLERATED_SECONDS)))
      return Finding.warn(
          "clock",
          "says %s, and the configuration was written %s; set the clock, logs and listeners go by it"
              .formatted(shown, written.truncatedTo(ChronoUnit.SECONDS)));
    return Finding.ok("clock", shown);
  }
}
