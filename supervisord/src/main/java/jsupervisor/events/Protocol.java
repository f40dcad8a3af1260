package jsupervisor.events;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a listener's bytes mean (spec events, 2.2, 2.3): a function of state and bytes, to which it
 * does not matter where the bytes are cut.
 */
public final class Protocol {
  /** Longest line that is waited for, in bytes; a longer one is no result line. */
  public static final int LINE = 128;

  private static final String READY = "READY\n";
  private static final String RESULT = "RESULT ";
  private static final String OK = "OK";

  /** What Python's int takes, of numbers that make sense here: blanks around, one plus sign. */
  private static final Pattern SIZE =
      Pattern.compile("[ \\t\\r\\f\\x0b]*\\+?(\\d{1,18})[ \\t\\r\\f\\x0b]*");

  private Protocol() {}

  /**
   * What bytes lead to.
   *
   * @param state the listener afterwards
   * @param remarks what there is to say, in order
   */
  public record Step(ListenerState state, List<Remark> remarks) {
    public Step {
      remarks = List.copyOf(remarks);
    }
  }

  /** A piece of the way: the state, and what has not been looked at yet. */
  private record Cut(ListenerState state, String rest, Remark... remarks) {}

  /** The listener has said something. */
  public static Step heard(ListenerState before, byte[] bytes) {
    var remarks = new ArrayList<Remark>();
    var state = before;
    var rest = new String(bytes, StandardCharsets.ISO_8859_1);
    while (!rest.isEmpty()) {
      var cut = next(state, rest);
      remarks.addAll(List.of(cut.remarks));
      if (cut.state.name() != state.name())
        remarks.add(new Remark.Changed(state.name(), cut.state.name()));
      state = cut.state;
      rest = cut.rest;
    }
    return new Step(state, remarks);
  }

  /** The listener has been given an event. */
  public static Step sent() {
    var change = new Remark.Changed(ListenerState.Name.READY, ListenerState.Name.BUSY);
    return new Step(new ListenerState.Busy(""), List.of(change));
  }

  private static Cut next(ListenerState state, String rest) {
    return switch (state) {
      case ListenerState.Acknowledged(var held) -> acknowledged(held + rest);
      case ListenerState.Ready(), ListenerState.Unknown() -> lost();
      case ListenerState.Busy(var line) -> line(line, rest);
      case ListenerState.Answering(var left, var result) -> result(left, result, rest);
    };
  }

  private static Cut lost(Remark... remarks) {
    return new Cut(new ListenerState.Unknown(), "", remarks);
  }

  private static Cut acknowledged(String text) {
    if (text.length() < READY.length()) return new Cut(new ListenerState.Acknowledged(text), "");
    if (!text.startsWith(READY)) return lost();
    return new Cut(new ListenerState.Ready(), text.substring(READY.length()));
  }

  private static Cut line(String begun, String rest) {
    int end = rest.indexOf('\n');
    var line = begun + (end < 0 ? rest : rest.substring(0, end));
    if (line.length() > LINE) return lost(new Remark.BadLine(line.substring(0, LINE)));
    if (end < 0) return new Cut(new ListenerState.Busy(line), "");
    var size = size(line);
    if (size.isEmpty()) return lost(new Remark.BadLine(line));
    return answering(size.getAsLong(), "", rest.substring(end + 1));
  }

  /** Unlike in Supervisor the word counts, and sizes are not negative (known-traps C44). */
  private static OptionalLong size(String line) {
    if (!line.startsWith(RESULT)) return OptionalLong.empty();
    var found = SIZE.matcher(line.substring(RESULT.length()));
    return found.matches() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
  }

  private static Cut result(long left, String begun, String rest) {
    int taken = (int) Math.min(left, rest.length());
    int kept = Math.min(taken, OK.length() + 1 - begun.length());
    return answering(left - taken, begun + rest.substring(0, kept), rest.substring(taken));
  }

  /** A result of no bytes is complete at once, and not OK. */
  private static Cut answering(long left, String result, String rest) {
    if (left > 0) return new Cut(new ListenerState.Answering(left, result), rest);
    var remark = result.equals(OK) ? new Remark.Processed() : new Remark.Rejected();
    return new Cut(ListenerState.SPAWNED, rest, remark);
  }
}
