package jsupervisor.config;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.alert.Webhook;
import jsupervisor.frame.FrameReader;
import jsupervisor.frame.FrameWriter;

/** {@code [alert:x]} sections for {@link ConfigCodec}, field by field. */
final class AlertCodec {
  private AlertCodec() {}

  static void write(FrameWriter out, AlertConfig alert) throws IOException {
    out.text(alert.name());
    out.list(events(alert, true), event -> out.text(event.name()));
    out.list(alert.programs(), out::text);
    out.text(alert.severity().name());
    out.inner(frame -> pace(frame, alert.pace()));
    out.optional(alert.quiet(), quiet -> out.inner(frame -> quiet(frame, quiet)));
    out.text(alert.directory());
    out.inner(frame -> targets(frame, alert.targets()));
    out.list(events(alert, false), event -> out.text(event.word()));
  }

  private static List<AlertEvent> events(AlertConfig alert, boolean early) {
    return alert.events().stream().filter(event -> event.early() == early).toList();
  }

  private static void pace(FrameWriter out, AlertPace pace) throws IOException {
    out.writeLong(pace.groupWait().toSeconds());
    out.writeLong(pace.notifyEvery().toSeconds());
    out.writeInt(pace.maxPerHour());
    out.writeInt(pace.flapChanges());
    out.writeLong(pace.flapWindow().toSeconds());
    out.writeLong(pace.recovery().toSeconds());
  }

  private static void quiet(FrameWriter out, QuietHours quiet) throws IOException {
    out.writeInt(quiet.from().toSecondOfDay());
    out.writeInt(quiet.to().toSecondOfDay());
    out.writeBoolean(quiet.critical());
  }

  private static void targets(FrameWriter out, AlertTargets targets) throws IOException {
    out.list(targets.exec(), out::text);
    out.optional(
        targets.webhook(),
        webhook -> {
          out.text(webhook.url());
          out.text(webhook.form().name());
          out.optional(webhook.key(), out::text);
        });
    out.optional(
        targets.mail(),
        mail -> {
          out.list(mail.to(), out::text);
          out.optional(mail.from(), out::text);
          out.list(mail.sendmail(), out::text);
        });
    out.writeBoolean(targets.syslog());
  }

  static AlertConfig read(FrameReader in) throws IOException {
    var name = in.text();
    var events = events(in.list(in::text));
    var alert =
        new AlertConfig(
            name,
            events,
            in.list(in::text),
            Severity.valueOf(in.text()),
            pace(in.inner()),
            in.optional(() -> quiet(in.inner())),
            in.text(),
            targets(in.inner()));
    if (in.ended()) return alert;
    for (var word : in.list(in::text)) AlertEvent.of(word).ifPresent(events::add);
    return alert.telling(events);
  }

  private static Set<AlertEvent> events(List<String> names) {
    var all = EnumSet.noneOf(AlertEvent.class);
    for (var name : names) all.add(AlertEvent.valueOf(name));
    return all;
  }

  private static AlertPace pace(FrameReader in) throws IOException {
    return new AlertPace(
        seconds(in), seconds(in), in.readInt(), in.readInt(), seconds(in), seconds(in));
  }

  private static Duration seconds(FrameReader in) throws IOException {
    return Duration.ofSeconds(in.readLong());
  }

  private static QuietHours quiet(FrameReader in) throws IOException {
    return new QuietHours(time(in), time(in), in.readBoolean());
  }

  private static LocalTime time(FrameReader in) throws IOException {
    int second = in.readInt();
    if (second < 0 || second >= 24 * 60 * 60) throw new IOException("no time of day: " + second);
    return LocalTime.ofSecondOfDay(second);
  }

  private static AlertTargets targets(FrameReader in) throws IOException {
    return new AlertTargets(
        in.list(in::text),
        in.optional(() -> webhook(in)),
        in.optional(() -> new Mail(in.list(in::text), text(in), in.list(in::text))),
        in.readBoolean());
  }

  private static Webhook webhook(FrameReader in) throws IOException {
    return new Webhook(in.text(), Webhook.Form.valueOf(in.text()), text(in));
  }

  private static Optional<String> text(FrameReader in) throws IOException {
    return in.optional(in::text);
  }
}
