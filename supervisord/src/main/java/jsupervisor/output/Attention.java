package jsupervisor.output;

/** What somebody wants to hear of a stream. */
public sealed interface Attention {

  /** Nothing: it goes into its log, and that is all. */
  Attention NONE = new None();

  /** See {@link #NONE}. */
  record None() implements Attention {}

  /**
   * All of it, in pieces as they come: a listener's answers. A piece stays in the pipe until the
   * ear has taken it, which is then told so.
   *
   * @param known bytes at the beginning that have been dealt with, but may still be there
   * @param sum of these, by {@link #sum}
   */
  record Answers(int known, int sum) implements Attention {
    /** With nothing known. */
    public static final Answers ALL = new Answers(0, 0);

    /** What tells pieces apart. */
    public static int sum(byte[] bytes) {
      return Glance.sum(bytes, bytes.length);
    }
  }

  /**
   * What it is made of.
   *
   * @param everything all that goes to the log
   * @param captureMax bytes of a message between the capture marks of which the last are kept; 0 =
   *     the marks mean nothing
   */
  record Text(boolean everything, long captureMax) implements Attention {}
}
