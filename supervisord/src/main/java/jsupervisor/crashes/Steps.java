package jsupervisor.crashes;

/**
 * A line that may be looked at so often and no oftener: an expression that goes back and forth
 * without end (java.util.regex backtracks) gives up. One thread.
 */
final class Steps implements CharSequence {
  private static final int MOST = 100_000;

  private final String text;
  private int left = MOST;

  /** There are no more looks. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("too many steps", null, false, false);
    }
  }

  Steps(String text) {
    this.text = text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) throw new TooMany();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
