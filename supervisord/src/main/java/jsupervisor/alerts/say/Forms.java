package jsupervisor.alerts.say;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.Webhook;
import jsupervisor.json.Json;

/**
 * Messages as JSON, as those want it who take it.
 *
 * @param zone of times of day
 */
public record Forms(ZoneId zone) {
  /** Longest summary that PagerDuty takes. */
  private static final int SUMMARY = 1024;

  /** What a webhook gets. */
  public String of(Webhook webhook, Message message) {
    return switch (webhook.form()) {
      case PLAIN -> plain(message);
      case SLACK -> Json.compact(Map.of("text", slack(message)));
      case TEAMS -> Json.compact(teams(message));
      case PAGERDUTY -> Json.compact(pagerduty(message, webhook.key().orElse("")));
    };
  }

  /** All of it, in our own form. */
  public String plain(Message message) {
    return Json.compact(struct(message));
  }

  private Map<String, Object> struct(Message message) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("alert", message.sender().alert());
    struct.put("host", message.sender().host());
    struct.put("identifier", message.sender().identifier());
    struct.put("test", message.test());
    struct.put("severity", message.severity().word());
    struct.put("title", message.title());
    struct.put("text", String.join("\n", message.lines(zone)));
    struct.put("others", message.digest().others());
    struct.put("trouble", message.trouble());
    struct.put("alarms", message.digest().alarms().stream().map(Forms::alarm).toList());
    return struct;
  }

  private static Map<String, Object> alarm(Alarm alarm) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("group", Vigil.shown(alarm.process()).group());
    struct.put("process", alarm.process().process());
    struct.put("event", alarm.event().word());
    struct.put("severity", alarm.severity().word());
    struct.put("count", alarm.count());
    struct.put("first", alarm.firstMillis() / 1000);
    struct.put("last", alarm.lastMillis() / 1000);
    struct.put("why", alarm.why());
    return struct;
  }

  /** Its three letters with a meaning are written as Slack says, so that no name is a mention. */
  private String slack(Message message) {
    var text = "*" + message.title().replace("*", "\u2217") + "*\n";
    text += String.join("\n", message.lines(zone));
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Text runs know no Markdown, so that no name is a link. */
  private Map<String, Object> teams(Message message) {
    var blocks = new ArrayList<Object>();
    blocks.add(block(Map.of("type", "TextRun", "text", message.title(), "weight", "Bolder")));
    for (var line : message.lines(zone)) blocks.add(block(Map.of("type", "TextRun", "text", line)));
    var card = new LinkedHashMap<String, Object>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put("body", blocks);
    var attachment = new LinkedHashMap<String, Object>();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.put("content", card);
    return Map.of("type", "message", "attachments", List.of(attachment));
  }

  private static Map<String, Object> block(Map<String, Object> run) {
    return Map.of("type", "RichTextBlock", "inlines", List.of(run));
  }

  private Map<String, Object> pagerduty(Message message, String key) {
    var sender = message.sender();
    var event = new LinkedHashMap<String, Object>();
    event.put("routing_key", key);
    event.put("event_action", message.over() ? "resolve" : "trigger");
    var same = List.of("supervisor", sender.host(), sender.identifier(), sender.alert());
    event.put("dedup_key", String.join("/", same) + (message.test() ? "/test" : ""));
    var payload = new LinkedHashMap<String, Object>();
    var title = message.title();
    payload.put("summary", title.length() > SUMMARY ? title.substring(0, SUMMARY) : title);
    payload.put("source", sender.host());
    payload.put("severity", message.severity().word());
    payload.put("component", sender.identifier());
    payload.put("custom_details", struct(message));
    event.put("payload", payload);
    return event;
  }
}
