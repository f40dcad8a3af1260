package jsupervisor.alerts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jsupervisor.alerts.say.Forms;
import jsupervisor.alerts.send.Exec;
import jsupervisor.alerts.send.Hook;
import jsupervisor.alerts.send.Mailer;
import jsupervisor.alerts.send.Syslog;
import jsupervisor.alerts.send.Target;
import jsupervisor.config.alert.AlertTargets;

/**
 * Makes targets of what is configured.
 *
 * @param environment of commands
 * @param syslog takes a line; never waits
 */
record Addressees(Map<String, String> environment, Consumer<String> syslog) {

  List<Target> of(AlertTargets wanted) {
    var zone = ZoneId.systemDefault();
    var forms = new Forms(zone);
    var all = new ArrayList<Target>();
    if (!wanted.exec().isEmpty()) all.add(new Exec(wanted.exec(), environment, forms));
    wanted.webhook().ifPresent(webhook -> all.add(new Hook(webhook, forms)));
    wanted.mail().ifPresent(mail -> all.add(new Mailer(mail, environment, zone)));
    if (wanted.syslog()) all.add(new Syslog(syslog, zone));
    return all;
  }
}
