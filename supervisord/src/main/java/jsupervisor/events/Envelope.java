package jsupervisor.events;

import java.nio.charset.StandardCharsets;

/**
 * What stands around an event on its way to a listener (spec events, 2.1).
 *
 * @param identifier of the daemon
 * @param pool name of the listeners' group
 * @param length in what the payload is counted
 */
public record Envelope(String identifier, String pool, PayloadLength length) {

  /** The bytes for the listener's standard input: the header line, then the payload. */
  public byte[] around(Posted posted) {
    var payload = posted.event().payload();
    var text =
        "ver:3.0 server:"
            + identifier
            + " serial:"
            + posted.serial()
            + " pool:"
            + pool
            + " poolserial:"
            + posted.poolSerial()
            + " eventname:"
            + posted.event().type()
            + " len:"
            + length.of(payload)
            + "\n"
            + payload;
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
