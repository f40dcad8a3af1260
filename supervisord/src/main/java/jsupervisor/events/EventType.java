package jsupervisor.events;

import java.util.Locale;
import java.util.Optional;

/** Every type of event with its parent (spec events, section 1); the names are Supervisor's. */
public enum EventType {
  EVENT(null, true),
  PROCESS_STATE(EVENT, true),
  PROCESS_STATE_STARTING(PROCESS_STATE, false),
  PROCESS_STATE_BACKOFF(PROCESS_STATE, false),
  PROCESS_STATE_RUNNING(PROCESS_STATE, false),
  PROCESS_STATE_STOPPING(PROCESS_STATE, false),
  PROCESS_STATE_STOPPED(PROCESS_STATE, false),
  PROCESS_STATE_EXITED(PROCESS_STATE, false),
  PROCESS_STATE_FATAL(PROCESS_STATE, false),
  PROCESS_STATE_UNKNOWN(PROCESS_STATE, false),
  PROCESS_LOG(EVENT, true),
  PROCESS_LOG_STDOUT(PROCESS_LOG, false),
  PROCESS_LOG_STDERR(PROCESS_LOG, false),
  PROCESS_COMMUNICATION(EVENT, true),
  PROCESS_COMMUNICATION_STDOUT(PROCESS_COMMUNICATION, false),
  PROCESS_COMMUNICATION_STDERR(PROCESS_COMMUNICATION, false),
  REMOTE_COMMUNICATION(EVENT, false),
  SUPERVISOR_STATE_CHANGE(EVENT, true),
  SUPERVISOR_STATE_CHANGE_RUNNING(SUPERVISOR_STATE_CHANGE, false),
  SUPERVISOR_STATE_CHANGE_STOPPING(SUPERVISOR_STATE_CHANGE, false),
  TICK(EVENT, true),
  TICK_5(TICK, false),
  TICK_60(TICK, false),
  TICK_3600(TICK, false),
  PROCESS_GROUP(EVENT, true),
  PROCESS_GROUP_ADDED(PROCESS_GROUP, false),
  PROCESS_GROUP_REMOVED(PROCESS_GROUP, false);

  private final EventType parent;
  private final boolean onlyParent;

  EventType(EventType parent, boolean onlyParent) {
    this.parent = parent;
    this.onlyParent = onlyParent;
  }

  /** Whether there are no events of exactly this type, only of those below it. */
  public boolean isAbstract() {
    return onlyParent;
  }

  /** Whether who asks for {@code other} gets this one: it is the same or below it. */
  public boolean isA(EventType other) {
    for (var type = this; type != null; type = type.parent) if (type == other) return true;
    return false;
  }

  /** The type of that name, in whatever case it is written. */
  public static Optional<EventType> named(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    for (var type : values()) if (type.name().equals(upper)) return Optional.of(type);
    return Optional.empty();
  }
}
