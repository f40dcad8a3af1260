package jsupervisor.wire;

/**
 * What a message may ask of its reader.
 *
 * @param bytes longest message
 * @param depth deepest nesting of elements
 * @param elements most elements
 */
public record Limits(int bytes, int depth, int elements) {

  /** For what strangers send. */
  public static final Limits REQUEST = new Limits(16 << 20, 64, 200_000);

  /** For what a daemon answers, with thousands of processes. */
  public static final Limits ANSWERS = new Limits(256 << 20, 64, 5_000_000);
}
