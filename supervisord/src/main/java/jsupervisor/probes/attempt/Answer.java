package jsupervisor.probes.attempt;

/**
 * What came of a probe.
 *
 * @param good whether it is what was expected
 * @param words for people, a line without secrets
 */
public record Answer(boolean good, String words) {
  private static final int LONGEST = 200;

  public Answer {
    if (words.length() > LONGEST) words = words.substring(0, LONGEST);
  }

  static Answer good(String words) {
    return new Answer(true, words);
  }

  static Answer bad(String words) {
    return new Answer(false, words);
  }
}
