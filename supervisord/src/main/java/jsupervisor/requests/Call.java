package jsupervisor.requests;

import java.util.HexFormat;

/**
 * A call that was answered.
 *
 * @param atMillis when it came, since the epoch
 * @param client who called
 * @param method as {@code supervisor.getState}, or {@code GET /logtail/}; one of a number that
 *     callers cannot raise
 * @param arguments what they hash to; negative = there were none
 * @param nanos from its head to the end of its answer
 * @param bytes of the answer's body; those of a call within another one are in that one's
 * @param result {@link #OK}, {@link #REFUSED}, or what went wrong
 */
public record Call(
    long atMillis,
    Client client,
    String method,
    long arguments,
    long nanos,
    long bytes,
    String result) {
  /** It was answered as it was meant. */
  public static final String OK = "ok";

  /** The client has called too often. */
  public static final String REFUSED = "refused";

  /** What they hash to, in words: eight hexadecimal digits; empty = there were none. */
  public String hash() {
    return arguments < 0 ? "" : HexFormat.of().toHexDigits(arguments, 8);
  }

  /** How long it took in milliseconds, with three decimals. */
  String millis() {
    long micros = nanos / 1000;
    long rest = micros % 1000;
    return micros / 1000 + (rest < 10 ? ".00" : rest < 100 ? ".0" : ".") + rest;
  }

  /** Whether it goes on as long as the client likes: then its time says nothing. */
  public boolean endless() {
    return Methods.endless(method);
  }
}
