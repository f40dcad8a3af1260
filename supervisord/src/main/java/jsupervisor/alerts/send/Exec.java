package jsupervisor.alerts.send;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.alerts.say.Forms;
import jsupervisor.alerts.say.Message;
import jsupervisor.terms.Printable;

/**
 * A command of the user's.
 *
 * @param words the first one is an absolute path
 * @param environment of the daemon
 */
public record Exec(List<String> words, Map<String, String> environment, Forms forms)
    implements Target {
  private static final String PREFIX = "JSUPERVISOR_ALERT_";

  @Override
  public String word() {
    return "exec";
  }

  @Override
  public Outcome send(Message message) {
    var all = new HashMap<>(environment);
    all.put(PREFIX + "NAME", message.sender().alert());
    all.put(PREFIX + "HOST", Printable.line(message.sender().host()));
    all.put(PREFIX + "SEVERITY", message.severity().word());
    all.put(PREFIX + "TITLE", message.title());
    all.put(PREFIX + "TEXT", String.join("\n", message.lines(forms.zone())));
    all.put(PREFIX + "TEST", Boolean.toString(message.test()));
    return Command.run(words, all, forms.plain(message) + "\n");
  }
}
