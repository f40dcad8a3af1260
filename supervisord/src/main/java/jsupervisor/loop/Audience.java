package jsupervisor.loop;

import java.util.EnumSet;
import jsupervisor.config.PoolConfig;
import jsupervisor.events.Envelope;
import jsupervisor.events.EventType;
import jsupervisor.events.PayloadLength;
import jsupervisor.events.Pool;

/** A group of event listeners with what waits for them. Control thread only. */
final class Audience {
  final Processes.Group group;
  final Pool pool;
  final Envelope envelope;

  /** Whether something has happened that may let an event go. */
  boolean stirred;

  /**
   * @param identifier of the daemon
   * @param config the group's
   */
  Audience(Processes.Group group, PoolConfig config, String identifier) {
    this.group = group;
    var wanted = EnumSet.noneOf(EventType.class);
    for (var name : config.events()) EventType.named(name).ifPresent(wanted::add);
    pool = new Pool(group.name(), config.bufferSize(), wanted);
    var length = config.payloadBytes() ? PayloadLength.BYTES : PayloadLength.CODE_POINTS;
    envelope = new Envelope(identifier, group.name(), length);
  }
}
