package jsupervisor.probes.attempt;

/**
 * What came of a probe.
 *
 * @param good whether it is what was expected
 * @param asked whether somebody was asked; what could not even be run tells nothing of a program
 * @param words for people, a line without secrets
 */
public record Answer(boolean good, boolean asked, String words) {
  private static final int LONGEST = 200;

  public Answer {
    if (words.length() > LONGEST) words = words.substring(0, LONGEST);
  }

  public Answer(boolean good, String words) {
    this(good, true, words);
  }

  /** A bad one, because the probe itself could not be run. */
  static Answer notRun(String why) {
    return new Answer(false, false, "could not be run: " + why);
  }

  static Answer good(String words) {
    return new Answer(true, words);
  }

  static Answer bad(String words) {
    return new Answer(false, words);
  }
}
