package jsupervisor.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.Webhook;
import jsupervisor.config.values.Words;

/** Who is told, of one {@code [alert:x]} section. */
record AlertTargetsReader(SectionReader reader) {
  private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";
  private static final List<String> SENDMAIL = List.of("/usr/sbin/sendmail", "-t", "-i");

  AlertTargets read() {
    var exec = reader.get("exec", List.<String>of(), AlertWords::command);
    there("exec", exec);
    var targets =
        new AlertTargets(exec, webhook(), mail(), reader.get("syslog", false, Words::bool));
    boolean none =
        targets.none()
            && List.of("exec", "webhook", "mail", "syslog").stream()
                .allMatch(option -> reader.raw(option).isEmpty());
    if (none) reader.error("exec", "nobody is told: set exec, webhook, mail or syslog=true");
    return targets;
  }

  private Optional<Webhook> webhook() {
    var form = reader.get("template", Webhook.Form.PLAIN, AlertWords::template);
    var key = reader.find("key", AlertWords::key);
    boolean pagerduty = form == Webhook.Form.PAGERDUTY;
    if (pagerduty && reader.raw("key").isEmpty())
      reader.error("key", "PagerDuty needs the integration key of a service: set key");
    if (reader.raw("webhook").isEmpty() && !pagerduty) {
      for (var option : List.of("template", "key"))
        if (reader.raw(option).isPresent())
          reader.warnAt(option, option + " means nothing without webhook");
      return Optional.empty();
    }
    var url =
        reader.raw("webhook").isEmpty()
            ? Optional.of(PAGERDUTY)
            : reader.find("webhook", AlertWords::url);
    return url.map(found -> new Webhook(found, form, key));
  }

  private Optional<Mail> mail() {
    var to = reader.find("mail", AlertWords::addresses);
    var from = reader.find("mail_from", AlertWords::address);
    var sendmail = reader.get("sendmail", SENDMAIL, AlertWords::command);
    if (reader.raw("mail").isEmpty()) {
      for (var option : List.of("mail_from", "sendmail"))
        if (reader.raw(option).isPresent())
          reader.warnAt(option, option + " means nothing without mail");
      return Optional.empty();
    }
    there("sendmail", sendmail);
    return to.map(found -> new Mail(found, from, sendmail));
  }

  /** It may come later, so that this is no error. */
  private void there(String option, List<String> words) {
    if (words.isEmpty() || Files.isExecutable(Path.of(words.getFirst()))) return;
    reader.warnAt(option, option + ": " + words.getFirst() + " is not there, or cannot be run");
  }
}
