package jsupervisor.config;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.alert.Webhook;

/** Alerts by chance, the same for the same seed. */
record AlertChance(Random random) {

  AlertConfig alert() {
    var events = EnumSet.noneOf(AlertEvent.class);
    for (var event : AlertEvent.values()) if (random.nextBoolean()) events.add(event);
    return new AlertConfig(
        text(),
        events,
        texts(),
        one(Severity.values()),
        new AlertPace(span(), span(), random.nextInt(), random.nextInt(), span(), span()),
        random.nextBoolean() ? Optional.empty() : Optional.of(quiet()),
        text(),
        targets());
  }

  private QuietHours quiet() {
    return new QuietHours(time(), time(), random.nextBoolean());
  }

  private LocalTime time() {
    return LocalTime.ofSecondOfDay(random.nextInt(86_400));
  }

  private AlertTargets targets() {
    var webhook = new Webhook(text(), one(Webhook.Form.values()), maybe());
    var mail = new Mail(texts(), maybe(), texts());
    return new AlertTargets(
        texts(),
        random.nextBoolean() ? Optional.empty() : Optional.of(webhook),
        random.nextBoolean() ? Optional.empty() : Optional.of(mail),
        random.nextBoolean());
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private Duration span() {
    return Duration.ofSeconds(random.nextInt(1_000_000));
  }

  private String text() {
    return "t\n\u00e9\ud83d\ude00" + random.nextInt(1000);
  }

  private Optional<String> maybe() {
    return random.nextBoolean() ? Optional.empty() : Optional.of(text());
  }

  private List<String> texts() {
    var all = new ArrayList<String>();
    for (int i = random.nextInt(3); i > 0; i--) all.add(text());
    return all;
  }
}
