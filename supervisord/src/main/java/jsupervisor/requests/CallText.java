package jsupervisor.requests;

import java.util.Locale;
import jsupervisor.terms.Printable;

/** A call as a line of a log: what clients have named holds no line break and no other control. */
public final class CallText {
  private CallText() {}

  /** Words and their values, with a blank between them; values with blanks stand in quotes. */
  public static String line(Call call) {
    return "user=%s peer=%s method=%s args=%s ms=%s bytes=%d result=%s"
        .formatted(
            value(call.client().user()),
            value(call.client().peer()),
            value(call.method()),
            call.arguments() < 0 ? "-" : call.hash(),
            millis(call),
            call.bytes(),
            value(call.result()));
  }

  /** That a call was slow, for people. */
  static String slow(Call call) {
    return Printable.line(
        "slow call: %s by %s took %s ms (%s%s)"
            .formatted(
                call.method(),
                call.client(),
                millis(call),
                call.arguments() < 0 ? "" : "arguments " + call.hash() + ", ",
                call.result()));
  }

  private static String millis(Call call) {
    return String.format(Locale.ROOT, "%.3f", call.millis());
  }

  private static String value(String text) {
    var line = Printable.line(text);
    if (!line.isEmpty() && line.indexOf(' ') < 0 && line.indexOf('"') < 0) return line;
    return '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
