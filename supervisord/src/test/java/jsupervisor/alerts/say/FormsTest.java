package jsupervisor.alerts.say;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jsupervisor.alerts.rule.Alarm;
import jsupervisor.alerts.rule.Digest;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.alert.Webhook;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;

class FormsTest {
  /** All that could break JSON, markup, a mail or a terminal. */
  private static final String HOSTILE =
      "a\"b\\c\r\nBcc: all@example.com\n\n.\n<!channel> [x](http://y) \u0000\u001b[31m\u202e\ud83d";

  private static final Forms FORMS = new Forms(ZoneOffset.UTC);

  private static Message message(boolean trouble, Alarm... alarms) {
    var sender = new Message.Sender("ops", "venus", "super\"visor");
    return new Message(sender, false, trouble, new Digest(List.of(alarms), 0));
  }

  private static Alarm alarm(String name, AlertEvent event, long count, String why) {
    return new Alarm(new ProcessName(name, name), event, 1000, 61_000, count, why);
  }

  private static Message hostile() {
    var alarms = new ArrayList<Alarm>();
    for (int i = 0; i < Digest.MOST; i++)
      alarms.add(alarm(HOSTILE + i, AlertEvent.CRASH, i + 1, HOSTILE));
    return message(true, alarms.toArray(Alarm[]::new));
  }

  private static String sent(Webhook.Form form, Message message) {
    return FORMS.of(new Webhook("https://x/", form, Optional.of("k")), message);
  }

  @Test
  void theTitleSaysItAllInOneLine() {
    var message =
        message(
            true,
            alarm("a", AlertEvent.CRASH, 12, "x"),
            alarm("b", AlertEvent.FATAL, 1, "y"),
            alarm("c", AlertEvent.CRASH, 1, "z"),
            alarm("d", AlertEvent.CRASH, 1, "z"));
    assertEquals("venus: a crash \u00d712, b fatal, c crash and more", message.title());
    var lines = message.lines(ZoneOffset.UTC);
    assertEquals("1970-01-01 00:01:01 a crash \u00d712: x", lines.getFirst());
    assertTrue(hostile().title().chars().noneMatch(Character::isISOControl));
    assertTrue(hostile().title().length() < 500);
  }

  @Test
  void whatIsOnlyCountedIsToldInEveryForm() {
    var sender = new Message.Sender("ops", "venus", "supervisor");
    var three = new Message(sender, false, true, new Digest(List.of(), 3));
    assertEquals("venus: 3 events", three.title());
    var text = "3 events that this version does not know by name";
    assertEquals(List.of(text), three.lines(ZoneOffset.UTC));
    assertEquals(
        "venus: 1 event", new Message(sender, false, true, new Digest(List.of(), 1)).title());
    for (var form : Webhook.Form.values()) {
      var json = sent(form, three);
      assertTrue(json.contains("venus: 3 events"), json);
      assertTrue(json.contains(text), json);
    }
    assertTrue(
        sent(Webhook.Form.PLAIN, three).contains("\"others\":3,\"trouble\":true,\"alarms\":[]"));
    assertTrue(sent(Webhook.Form.PAGERDUTY, three).contains("\"severity\":\"warning\""));
    assertTrue(mail(three).contains("\nSubject: WARNING venus: 3 events\n"), mail(three));
    var both = new Digest(List.of(alarm("a", AlertEvent.CRASH, 1, "x")), 1);
    var lines = new Message(sender, false, true, both).lines(ZoneOffset.UTC);
    assertEquals("and 1 other event", lines.getLast());
  }

  @Test
  void plainJsonHasEverything() {
    assertEquals(
        "{\"alert\":\"ops\",\"host\":\"venus\",\"identifier\":\"super\\\"visor\",\"test\":false,"
            + "\"severity\":\"warning\",\"title\":\"venus: a crash \u00d72\","
            + "\"text\":\"1970-01-01 00:01:01 a crash \u00d72: why\",\"others\":0,"
            + "\"trouble\":true,\"alarms\":[{\"group\":\"a\",\"process\":\"a\",\"event\":\"crash\","
            + "\"severity\":\"warning\",\"count\":2,\"first\":1,\"last\":61,\"why\":\"why\"}]}",
        sent(Webhook.Form.PLAIN, message(true, alarm("a", AlertEvent.CRASH, 2, "why"))));
  }

  @Test
  void whatIsOutsideIsCalledAsItsSectionIs() {
    var name = new ProcessName(Vigil.OUTSIDE, "db");
    var sick = new Alarm(name, AlertEvent.UNHEALTHY, Severity.CRITICAL, 1000, 1000, 1, "timed out");
    var json = sent(Webhook.Form.PLAIN, message(true, sick));
    assertTrue(json.contains("\"title\":\"venus: probe:db unhealthy\""), json);
    assertTrue(
        json.contains("{\"group\":\"probe\",\"process\":\"db\",\"event\":\"unhealthy\""), json);
    assertTrue(json.contains("\"severity\":\"critical\",\"count\":1"), json);
  }

  @Test
  void whateverStandsInNamesItIsPlainLettersBetweenQuotes() {
    for (var form : Webhook.Form.values()) {
      var json = sent(form, hostile());
      assertTrue(json.chars().noneMatch(c -> c < ' ' || c == 0x202e), form.word());
      assertEquals(json, new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      var outside = json.replaceAll("\\\\.", "").replaceAll("\"[^\"]*\"", "s");
      assertTrue(outside.matches("[\\[\\]{}:,s0-9a-z]+"), outside);
      assertTrue(json.length() < 60_000, form + " has " + json.length());
    }
  }

  @Test
  void noNameIsAMentionInSlack() {
    var json = sent(Webhook.Form.SLACK, hostile());
    assertFalse(json.contains("<") || json.contains(">"), json);
    assertTrue(json.startsWith("{\"text\":\"*venus: "), json);
    assertTrue(json.contains("&lt;!channel&gt;"), json);
  }

  @Test
  void teamsGetsRunsWithoutMarkdown() {
    var json = sent(Webhook.Form.TEAMS, hostile());
    assertTrue(json.contains("\"type\":\"AdaptiveCard\""), json);
    assertFalse(json.contains("\"TextBlock\""), json);
  }

  @Test
  void pagerDutysIncidentIsResolvedWhenNothingIsInTrouble() {
    var recovered = alarm("a", AlertEvent.RECOVERED, 1, "RUNNING");
    var crash = alarm("a", AlertEvent.CRASH, 1, "x");
    assertTrue(sent(Webhook.Form.PAGERDUTY, message(true, crash)).contains("\"trigger\""));
    assertTrue(sent(Webhook.Form.PAGERDUTY, message(true, recovered)).contains("\"trigger\""));
    var over = sent(Webhook.Form.PAGERDUTY, message(false, crash, recovered));
    assertTrue(over.contains("\"event_action\":\"resolve\""), over);
    assertTrue(over.contains("\"routing_key\":\"k\""), over);
  }

  private static String mail(Message message) {
    var mail = new Mail(List.of("a@b", "c"), Optional.of("d@e"), List.of("/x"));
    return MailText.of(mail, message, 0, ZoneOffset.UTC);
  }

  @Test
  void aMailHasItsHeadersAndNoOthers() {
    var text = mail(hostile());
    int end = text.indexOf("\n\n");
    var headers = Arrays.asList(text.substring(0, end).replace("\n ", "").split("\n"));
    assertEquals(
        List.of(
            "To",
            "From",
            "Subject",
            "Date",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding"),
        headers.stream().map(line -> line.split(":")[0]).toList());
    assertTrue(text.lines().allMatch(line -> line.length() <= 76), text);
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), text);
    var body =
        new String(Base64.getMimeDecoder().decode(text.substring(end)), StandardCharsets.UTF_8);
    assertTrue(body.startsWith("1970-01-01 00:01:01 a\"b\\c"), body);
    assertEquals(Digest.MOST + 3, body.strip().split("\r\n").length);
  }

  @Test
  void subjectsAreEncodedInWholeCharacters() {
    assertEquals("plain", MailText.header("plain"));
    assertEquals("=?utf-8?B?PT94Pz0=?=", MailText.header("=?x?="));
    var long1 = "\ud83d\ude00\u00e9".repeat(40);
    var words = MailText.header(long1).split("\n ");
    var back = new StringBuilder();
    for (var word : words) {
      assertTrue(word.length() <= 75, word);
      var bytes = Base64.getDecoder().decode(word.replaceAll("=\\?utf-8\\?B\\?|\\?=$", ""));
      back.append(new String(bytes, StandardCharsets.UTF_8));
    }
    assertEquals(long1, back.toString());
  }
}
