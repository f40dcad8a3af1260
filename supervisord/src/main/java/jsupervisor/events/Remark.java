package jsupervisor.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jsupervisor.terms.LogLevel;

/** What the daemon has to say about what a listener has said. */
public sealed interface Remark {

  /** Whether the event that the listener had goes back to its pool. */
  boolean rejects();

  /** The lines for the main log. */
  List<Line> lines(String process);

  /** A line of the main log. */
  record Line(LogLevel level, String text) {}

  /** The listener is in another state. */
  record Changed(ListenerState.Name from, ListenerState.Name to) implements Remark {
    @Override
    public boolean rejects() {
      return false;
    }

    @Override
    public List<Line> lines(String process) {
      var change = new Line(LogLevel.DEBUG, process + ": " + from + " -> " + to);
      if (to != ListenerState.Name.UNKNOWN) return List.of(change);
      var warning =
          ": has entered the UNKNOWN state and will no longer receive events, this usually"
              + " indicates the process violated the eventlistener protocol";
      return List.of(change, new Line(LogLevel.WARN, process + warning));
    }
  }

  /** The listener has dealt with its event. */
  record Processed() implements Remark {
    @Override
    public boolean rejects() {
      return false;
    }

    @Override
    public List<Line> lines(String process) {
      return List.of(new Line(LogLevel.DEBUG, process + ": event was processed"));
    }
  }

  /** The listener has refused its event. */
  record Rejected() implements Remark {
    @Override
    public boolean rejects() {
      return true;
    }

    @Override
    public List<Line> lines(String process) {
      return List.of(new Line(LogLevel.WARN, process + ": event was rejected"));
    }
  }

  /**
   * Instead of a result the listener has said something else.
   *
   * @param line what, a character for each byte
   */
  record BadLine(String line) implements Remark {
    @Override
    public boolean rejects() {
      return true;
    }

    @Override
    public List<Line> lines(String process) {
      var text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return List.of(new Line(LogLevel.WARN, process + ": bad result line: '" + text + "'"));
    }
  }
}
