package jsupervisor.boot;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jsupervisor.posix.Datagrams;
import jsupervisor.posix.PosixException;

/**
 * Who started the daemon and wants to know when it is up (sd_notify(3)); with systemd a unit of
 * {@code Type=notify} and {@code NotifyAccess=all}, because the one who says so is a child of the
 * unit's main process.
 */
public final class NotifySocket {
  private static final String SOCKET = "NOTIFY_SOCKET";

  private final Optional<String> socket;

  private NotifySocket(Optional<String> socket) {
    this.socket = socket;
  }

  /**
   * The one that this environment names, if it names one.
   *
   * @param environment of the daemon
   */
  public static NotifySocket of(Map<String, String> environment) {
    return new NotifySocket(Optional.ofNullable(environment.get(SOCKET)));
  }

  /** What the programs inherit: they must not speak for the daemon. */
  public static Map<String, String> without(Map<String, String> environment) {
    if (!environment.containsKey(SOCKET)) return environment;
    var others = new LinkedHashMap<>(environment);
    others.remove(SOCKET);
    return Collections.unmodifiableMap(others);
  }

  /**
   * Says that the daemon is up: its sockets are open, and it begins to start its programs, or has
   * taken them over.
   *
   * @param pid the daemon's public one
   */
  public void ready(int pid) {
    say("READY=1\nMAINPID=" + pid);
  }

  /** Says that it is about to end: its programs have. */
  public void stopping() {
    say("STOPPING=1");
  }

  /** Whoever does not listen has said that it does not want to know. */
  private void say(String state) {
    if (socket.isEmpty()) return;
    var path = socket.get().startsWith("@") ? "\0" + socket.get().substring(1) : socket.get();
    try (var datagrams = new Datagrams()) {
      datagrams.send(path, state.getBytes(StandardCharsets.UTF_8));
    } catch (PosixException _) {
      // a name that is too long is nobody's
    }
  }
}
