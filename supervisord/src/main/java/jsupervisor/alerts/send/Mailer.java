package jsupervisor.alerts.send;

import java.time.ZoneId;
import java.util.Map;
import jsupervisor.alerts.say.MailText;
import jsupervisor.alerts.say.Message;
import jsupervisor.config.alert.Mail;

/**
 * Mail, by the machine's own sendmail: whoever runs it has queues, names and passwords already.
 *
 * @param environment of the daemon
 */
public record Mailer(Mail mail, Map<String, String> environment, ZoneId zone) implements Target {

  @Override
  public String word() {
    return "mail";
  }

  @Override
  public Outcome send(Message message) {
    var text = MailText.of(mail, message, System.currentTimeMillis(), zone);
    return Command.run(mail.sendmail(), environment, text);
  }
}
