package jsupervisor.metrics.send;

import java.util.Optional;
import jsupervisor.metrics.format.Packets.Packet;

/** It has not worked. Carries no stack trace: it is no error of ours. */
final class SendFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Packet> rest;
  private final int lost;

  /**
   * @param why a few words
   * @param rest what is to be tried again; empty = nothing
   * @param lost figures that are not
   */
  SendFailure(String why, Optional<Packet> rest, int lost) {
    super(why, null, false, false);
    this.rest = rest;
    this.lost = lost;
  }

  Optional<Packet> rest() {
    return rest;
  }

  int lost(Packet whole) {
    return Math.min(lost, whole.values());
  }

  int sent(Packet whole) {
    return whole.values() - lost(whole) - rest.map(Packet::values).orElse(0);
  }
}
