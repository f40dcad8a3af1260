package jsupervisor.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/**
 * A question to the control loop. While the daemon is ending, the fault SHUTDOWN_STATE answers
 * every one but {@link RemoteEvent}, and those that only people's pages ask: {@link Look}, {@link
 * Some}, {@link Detail}, {@link Written}.
 *
 * @param <T> the answer
 */
public sealed interface Ask<T> {

  /** What the daemon says of itself. */
  record Daemon() implements Ask<DaemonInfo> {}

  /**
   * One process.
   *
   * @param name {@code group:process} or {@code process}; group forms are BAD_NAME
   */
  record Info(String name) implements Ask<ProcessInfo> {}

  /** All processes, by group name, then process name. */
  record InfoAll() implements Ask<List<ProcessInfo>> {}

  /** The daemon and all processes, as a page shows them. */
  record Look() implements Ask<View> {}

  /** Those of these processes that there are. */
  record Some(Set<ProcessName> names) implements Ask<List<ProcessInfo>> {}

  /**
   * How often the daemon has started each process again by itself, as far as its last changes are
   * remembered.
   *
   * @param sinceMillis wall time from which on is counted
   */
  record Restarts(long sinceMillis) implements Ask<Map<ProcessName, Integer>> {}

  /**
   * Whether processes are in the journal as they are, some at a time.
   *
   * @param from 0, or what the answer before says
   */
  record Recorded(int from) implements Ask<Ledger> {}

  /**
   * All that there is to know of one process, secrets masked.
   *
   * @param name {@code group:process} or {@code process}; group forms are BAD_NAME
   */
  record Detail(String name) implements Ask<ProcessDetail> {}

  /** What is watched of each process, and where its probe is run. */
  record Vigils() implements Ask<Map<ProcessName, Vigil.Placed>> {}

  /** The configuration in the words of the file as last read, secrets masked. */
  record Written() implements Ask<WrittenConfig> {}

  /**
   * Configuration as last read, by process name.
   *
   * @param masked whether what looks like a secret is taken out of commands
   */
  record ConfigAll(boolean masked) implements Ask<List<ConfigInfo>> {}

  /** Starts one process (not a group form). */
  record Start(String name, boolean thenWait) implements Ask<Boolean> {}

  /** Starts what is not running in a group. */
  record StartGroup(String group, boolean thenWait) implements Ask<List<Outcome>> {}

  /** Starts everything that is not running. */
  record StartAll(boolean thenWait) implements Ask<List<Outcome>> {}

  /** Stops one process (not a group form). */
  record Stop(String name, boolean thenWait) implements Ask<Boolean> {}

  /** Stops what is running in a group. */
  record StopGroup(String group, boolean thenWait) implements Ask<List<Outcome>> {}

  /** Stops everything that is running. */
  record StopAll(boolean thenWait) implements Ask<List<Outcome>> {}

  /**
   * Sends a signal to one process (not a group form).
   *
   * @param signal name or number as the caller wrote it
   */
  record SendSignal(String name, String signal) implements Ask<Boolean> {}

  /** Sends a signal to all of a group. */
  record SendSignalGroup(String group, String signal) implements Ask<List<Outcome>> {}

  /** Sends a signal to everything. */
  record SendSignalAll(String signal) implements Ask<List<Outcome>> {}

  /** Reads the configuration file again and says what differs from what is active. */
  record Reread() implements Ask<Difference> {}

  /** Makes a group of the last-read configuration active. */
  record AddGroup(String group) implements Ask<Boolean> {}

  /** Removes an active group that is stopped. */
  record RemoveGroup(String group) implements Ask<Boolean> {}

  /** Where the log of a process is; empty when it has none. Group forms are BAD_NAME. */
  record LogPath(String name, Channel channel) implements Ask<Optional<String>> {}

  /** Empties both logs of a process. */
  record ClearLogs(String name) implements Ask<Boolean> {}

  /** Empties the logs of all processes. */
  record ClearAllLogs() implements Ask<List<Outcome>> {}

  /** Empties the main log. */
  record ClearMainLog() implements Ask<Boolean> {}

  /** Queues bytes for a child's standard input. */
  record SendStdin(String name, byte[] bytes) implements Ask<Boolean> {}

  /** Emits REMOTE_COMMUNICATION; answered during shutdown too. */
  record RemoteEvent(String type, String data) implements Ask<Boolean> {}

  /** Stops everything in order, then ends the daemon. */
  record Shutdown() implements Ask<Boolean> {}

  /** Stops everything in order, then starts again with the configuration as it is then. */
  record Restart() implements Ask<Boolean> {}

  /** Leaves everything as it is to the next JVM, once no caller waits for a start or a stop. */
  record Upgrade() implements Ask<Boolean> {}
}
