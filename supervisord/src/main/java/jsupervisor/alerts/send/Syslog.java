package jsupervisor.alerts.send;

import java.time.ZoneId;
import java.util.function.Consumer;
import jsupervisor.alerts.say.Message;

/**
 * The system's log daemon, by the way that the daemon's own records go; it never waits, and tells
 * itself of what it loses.
 *
 * @param lines takes one line
 */
public record Syslog(Consumer<String> lines, ZoneId zone) implements Target {

  @Override
  public String word() {
    return "syslog";
  }

  @Override
  public Outcome send(Message message) {
    var before = "alert " + message.sender().alert() + ": " + message.severity().word() + ": ";
    lines.accept(before + message.title());
    for (var line : message.lines(zone)) lines.accept(before + line);
    return new Outcome.Taken("handed to syslog");
  }
}
