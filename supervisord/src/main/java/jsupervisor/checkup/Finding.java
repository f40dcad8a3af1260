package jsupervisor.checkup;

/**
 * What was looked at, and what is thought of it.
 *
 * @param what as in {@code folder /var/log}
 * @param why what is so, and when that is bad what to do
 */
record Finding(Verdict verdict, String what, String why) {

  /** Whether something has to be done. */
  enum Verdict {
    /** No. */
    OK,
    /** Soon. */
    WARN,
    /** Now: it does not work. */
    FAIL;

    String word() {
      return switch (this) {
        case OK -> "ok";
        case WARN -> "warn";
        case FAIL -> "fail";
      };
    }
  }

  static Finding ok(String what, String why) {
    return new Finding(Verdict.OK, what, why);
  }

  static Finding warn(String what, String why) {
    return new Finding(Verdict.WARN, what, why);
  }

  static Finding fail(String what, String why) {
    return new Finding(Verdict.FAIL, what, why);
  }

  /** A line of three fields between tabs, whatever is in them. */
  String line() {
    return verdict.word() + "\t" + plain(what) + "\t" + plain(why) + "\n";
  }

  static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
