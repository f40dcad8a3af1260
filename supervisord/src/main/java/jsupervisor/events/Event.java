package jsupervisor.events;

import jsupervisor.core.ProcessState;
import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;
import jsupervisor.terms.StateCode;

/**
 * Something that listeners are told (spec events, section 1).
 *
 * @param type a type that is sent, never an abstract one
 * @param payload all that follows the header line, as text
 */
public record Event(EventType type, String payload) {
  public Event {
    if (type.isAbstract()) throw new IllegalArgumentException(type + " is never sent");
  }

  /**
   * A process has changed its public state.
   *
   * @param from the public state before
   * @param to the state after
   * @param pid the child concerned, 0 when there is none
   * @param tries failed starts so far
   */
  public static Event state(ProcessName name, StateCode from, ProcessState to, int pid, int tries) {
    var more =
        switch (to) {
          case ProcessState.Launching _,
              ProcessState.Recalled _,
              ProcessState.Starting _,
              ProcessState.Backoff _ ->
              " tries:" + tries;
          case ProcessState.Running _, ProcessState.Stopping _, ProcessState.Stopped _ ->
              " pid:" + pid;
          case ProcessState.Exited(boolean expected) ->
              " expected:" + (expected ? 1 : 0) + " pid:" + pid;
          case ProcessState.Fatal _, ProcessState.Unknown _ -> "";
        };
    return new Event(stateType(to.code()), process(name) + " from_state:" + from + more);
  }

  private static EventType stateType(StateCode to) {
    return switch (to) {
      case STARTING -> EventType.PROCESS_STATE_STARTING;
      case BACKOFF -> EventType.PROCESS_STATE_BACKOFF;
      case RUNNING -> EventType.PROCESS_STATE_RUNNING;
      case STOPPING -> EventType.PROCESS_STATE_STOPPING;
      case STOPPED -> EventType.PROCESS_STATE_STOPPED;
      case EXITED -> EventType.PROCESS_STATE_EXITED;
      case FATAL -> EventType.PROCESS_STATE_FATAL;
      case UNKNOWN -> EventType.PROCESS_STATE_UNKNOWN;
    };
  }

  /** The type of event for what a child writes. */
  public static EventType logType(Channel channel) {
    return switch (channel) {
      case STDOUT -> EventType.PROCESS_LOG_STDOUT;
      case STDERR -> EventType.PROCESS_LOG_STDERR;
    };
  }

  /** A child has written something. */
  public static Event log(ProcessName name, int pid, Channel channel, String data) {
    var head = process(name) + " pid:" + pid + " channel:" + channel.text() + "\n";
    return new Event(logType(channel), head + data);
  }

  /** The type of event for what a child writes between the capture marks. */
  public static EventType communicationType(Channel channel) {
    return switch (channel) {
      case STDOUT -> EventType.PROCESS_COMMUNICATION_STDOUT;
      case STDERR -> EventType.PROCESS_COMMUNICATION_STDERR;
    };
  }

  /** A child has written something between the capture marks. */
  public static Event communication(ProcessName name, int pid, Channel channel, String data) {
    return new Event(communicationType(channel), process(name) + " pid:" + pid + "\n" + data);
  }

  /** A client has sent something with {@code sendRemoteCommEvent}. */
  public static Event remote(String type, String data) {
    return new Event(EventType.REMOTE_COMMUNICATION, "type:" + type + "\n" + data);
  }

  /** The daemon is up. */
  public static Event running() {
    return new Event(EventType.SUPERVISOR_STATE_CHANGE_RUNNING, "");
  }

  /** The daemon has begun to stop everything. */
  public static Event stopping() {
    return new Event(EventType.SUPERVISOR_STATE_CHANGE_STOPPING, "");
  }

  /**
   * Time has passed.
   *
   * @param when beginning of the time slice, seconds since the epoch
   */
  public static Event tick(EventType type, long when) {
    return new Event(type, "when:" + when);
  }

  /** A group is there; unlike the documentation says, the line is ended (known-traps B4). */
  public static Event groupAdded(String group) {
    return new Event(EventType.PROCESS_GROUP_ADDED, "groupname:" + group + "\n");
  }

  /** A group is there no more. */
  public static Event groupRemoved(String group) {
    return new Event(EventType.PROCESS_GROUP_REMOVED, "groupname:" + group + "\n");
  }

  private static String process(ProcessName name) {
    return "processname:" + name.process() + " groupname:" + name.group();
  }
}
