package jsupervisor.terms;

import java.util.Optional;

/**
 * What a doctor has looked at, and what is thought of it. The daemon's program writes some as
 * lines, which the client reads.
 *
 * @param verdict of the three
 * @param what as in {@code folder /var/log}
 * @param why what is so, and when that is bad what to do
 */
public record Finding(Verdict verdict, String what, String why) {

  /** Whether something has to be done. */
  public enum Verdict {
    /** No. */
    OK,
    /** Soon. */
    WARN,
    /** Now: it does not work. */
    FAIL;

    /** As it is shown. */
    public String word() {
      return switch (this) {
        case OK -> "ok";
        case WARN -> "warn";
        case FAIL -> "fail";
      };
    }
  }

  public static Finding ok(String what, String why) {
    return new Finding(Verdict.OK, what, why);
  }

  public static Finding warn(String what, String why) {
    return new Finding(Verdict.WARN, what, why);
  }

  public static Finding fail(String what, String why) {
    return new Finding(Verdict.FAIL, what, why);
  }

  /** A line of three fields between tabs, whatever is in them. */
  public String line() {
    return verdict.word() + "\t" + plain(what) + "\t" + plain(why) + "\n";
  }

  /** What {@link #line} has made, without its line end; empty = it is something else. */
  public static Optional<Finding> of(String line) {
    var fields = line.split("\t", -1);
    if (fields.length == 3)
      for (var verdict : Verdict.values())
        if (fields[0].equals(verdict.word()))
          return Optional.of(new Finding(verdict, fields[1], fields[2]));
    return Optional.empty();
  }

  /** A text as a field of a line. */
  public static String plain(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
