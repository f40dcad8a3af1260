package jsupervisor.requests;

import jsupervisor.terms.Printable;

/** A call as a line of a log: what clients have named holds no line break and no other control. */
public final class CallText {
  private CallText() {}

  /** Words and their values, with a blank between them; values with blanks stand in quotes. */
  public static String line(Call call) {
    var line = new StringBuilder(160); // no formatter: whoever answers a call waits for it
    put(line, "user=", call.client().user());
    put(line, " peer=", call.client().peer());
    put(line, " method=", call.method());
    line.append(" args=").append(call.arguments() < 0 ? "-" : call.hash());
    line.append(" ms=").append(call.millis()).append(" bytes=").append(call.bytes());
    put(line, " result=", call.result());
    return line.toString();
  }

  /** That a call was slow, for people. */
  static String slow(Call call) {
    return Printable.line(
        "slow call: %s by %s took %s ms (%s%s)"
            .formatted(
                call.method(),
                call.client(),
                call.millis(),
                call.arguments() < 0 ? "" : "arguments " + call.hash() + ", ",
                call.result()));
  }

  private static void put(StringBuilder line, String name, String text) {
    var value = Printable.line(text);
    line.append(name);
    if (!value.isEmpty() && value.indexOf(' ') < 0 && value.indexOf('"') < 0) line.append(value);
    else line.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
