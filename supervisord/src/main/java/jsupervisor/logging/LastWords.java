package jsupervisor.logging;

import java.nio.charset.StandardCharsets;
import jsupervisor.posix.Datagrams;
import jsupervisor.posix.PosixException;

/**
 * What has to be said when there is no log to say it in: to the system's log daemon (syslog(3)).
 */
public final class LastWords {
  /** LOG_DAEMON times 8 and LOG_CRIT. */
  private static final String PRIORITY = "<26>";

  private static final String SOCKET = "/dev/log";
  private static final int MOST = 1000;

  private LastWords() {}

  /** Sends it if somebody takes it; never waits. Line ends become spaces; 1,000 letters at most. */
  public static void say(String text) {
    var line = text.replaceAll("\\s+", " ");
    var record = PRIORITY + "supervisord: " + line.substring(0, Math.min(MOST, line.length()));
    try (var datagrams = new Datagrams()) {
      datagrams.send(SOCKET, record.getBytes(StandardCharsets.UTF_8));
    } catch (PosixException _) {
      // then nobody hears it
    }
  }
}
