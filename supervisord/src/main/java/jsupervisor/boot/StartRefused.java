package jsupervisor.boot;

/** The daemon cannot be started; the text is for the person who tried. */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param text without {@code Error: } in front
   */
  public StartRefused(String text) {
    super(text, null, false, false);
  }
}
