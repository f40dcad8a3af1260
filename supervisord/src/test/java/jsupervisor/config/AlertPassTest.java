package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Vigil;
import jsupervisor.config.alert.AlertConfig;
import jsupervisor.config.alert.AlertEvent;
import jsupervisor.config.alert.AlertPace;
import jsupervisor.config.alert.AlertTargets;
import jsupervisor.config.alert.Mail;
import jsupervisor.config.alert.QuietHours;
import jsupervisor.config.alert.Severity;
import jsupervisor.config.alert.Webhook;
import jsupervisor.terms.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertPassTest {
  private static final String BEGIN = "[supervisord]\n[program:web]\ncommand=cat\n[alert:x]\n";

  @TempDir Path folder;

  private AlertConfig read(String lines) {
    return new Scene(folder).good(BEGIN + lines).alerts().getFirst();
  }

  private String wrong(String lines) {
    return new Scene(folder).read(BEGIN + lines).toString();
  }

  @Test
  void withoutASectionNobodyIsTold() {
    assertEquals(List.of(), new Scene(folder).good("[supervisord]\n").alerts());
  }

  @Test
  void aTargetIsAllThatIsNeeded() {
    var alert = read("syslog=true\n");
    assertEquals("x", alert.name());
    assertEquals(
        Set.of(
            AlertEvent.CRASH,
            AlertEvent.FATAL,
            AlertEvent.OOM,
            AlertEvent.UNHEALTHY,
            AlertEvent.FLAPPING,
            AlertEvent.RECOVERED),
        alert.events());
    assertEquals(
        new AlertPace(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            20,
            10,
            Duration.ofMinutes(10),
            Duration.ofSeconds(30)),
        alert.pace());
    assertEquals(Optional.empty(), alert.quiet());
    assertEquals(folder.resolve("alerts").toString(), alert.directory());
    assertEquals(
        new AlertTargets(List.of(), Optional.empty(), Optional.empty(), true), alert.targets());
    assertTrue(alert.about(new ProcessName("any", "thing")));
  }

  @Test
  void everyOptionIsRead() {
    var alert =
        read(
            """
            events=fatal, crash stopped
            programs=web, db:*, a:b
            severity=warning
            exec=/bin/tell "two words" %(here)s
            webhook=https://example.com/a%%20b
            template=slack
            key=k-1
            mail=joe@example.com,root
            mail_from=super@example.com
            sendmail=/bin/true -t
            group_wait=0
            notify_every=1h
            max_per_hour=3
            flap_changes=0
            flap_window=90s
            recovery=2m
            quiet=22:00-07:30
            quiet_critical=false
            directory=%(here)s/kept
            """);
    assertEquals(
        new AlertConfig(
            "x",
            Set.of(AlertEvent.FATAL, AlertEvent.CRASH, AlertEvent.STOPPED),
            List.of("web", "db:*", "a:b"),
            Severity.WARNING,
            new AlertPace(
                Duration.ZERO,
                Duration.ofHours(1),
                3,
                0,
                Duration.ofSeconds(90),
                Duration.ofMinutes(2)),
            Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), false)),
            folder.resolve("kept").toString(),
            new AlertTargets(
                List.of("/bin/tell", "two words", folder.toString()),
                Optional.of(
                    new Webhook(
                        "https://example.com/a%20b", Webhook.Form.SLACK, Optional.of("k-1"))),
                Optional.of(
                    new Mail(
                        List.of("joe@example.com", "root"),
                        Optional.of("super@example.com"),
                        List.of("/bin/true", "-t"))),
                false)),
        alert);
    assertTrue(alert.about(new ProcessName("group", "web")));
    assertTrue(alert.about(new ProcessName("db", "z")));
    assertFalse(alert.about(new ProcessName("a", "c")));
    assertTrue(alert.wants(AlertEvent.CRASH));
    assertFalse(alert.wants(AlertEvent.STOPPED), "it is not that severe");
    assertFalse(alert.wants(AlertEvent.OOM), "it is not in the list");
  }

  @Test
  void whatCanNeverHappenIsAWarning() {
    var lines = "exec=/no/such\nevents=stopped\nseverity=critical\nprograms=nobody\ntemplate=slack";
    var said = new Scene(folder).good(BEGIN + lines + "\nquiet_critical=true\n").warnings();
    for (var word :
        List.of(
            "/no/such is not there",
            "tells of nothing",
            "no program nobody",
            "template means nothing",
            "quiet_critical means nothing"))
      assertTrue(said.toString().contains(word), () -> word + " is in " + said);
  }

  @Test
  void warningsHaveTheirPlace() {
    var lines = "exec=/no/such\nkey=k\nmail_from=a@b\n";
    var said = new Scene(folder).good(BEGIN + lines).warnings();
    for (var end :
        List.of(
            ":5: exec: /no/such is not there, or cannot be run",
            ":6: key means nothing without webhook",
            ":7: mail_from means nothing without mail"))
      assertTrue(said.stream().anyMatch(each -> each.endsWith(end)), said + " has no " + end);
  }

  @Test
  void aPercentSignThatIsNotDoubledIsHintedAt() {
    for (var line : List.of("webhook=https://x/hid%20den", "webhook=https://x/hidden%")) {
      var said = wrong(line + "\n");
      assertTrue(said.contains("a percent sign is written %%"), said);
      assertFalse(said.contains("hid"), said);
    }
    var probe = "[health]\n[probe:x]\nprobe=http://h/a%20b\n";
    var said = new Scene(folder).read("[supervisord]\n" + probe).toString();
    assertTrue(said.contains("a percent sign is written %%"), said);
  }

  @Test
  void healthIsToldOfWhereThereIsSomethingToProbe() {
    var probes = "[health]\n[probe:db]\nprobe=unix:/db\n" + BEGIN + "syslog=true\n";
    var config = new Scene(folder).good(probes + "events=unhealthy\nprograms=probe:db,probe:*\n");
    assertEquals(List.of(), config.warnings());
    var alert = config.alerts().getFirst();
    assertTrue(alert.about(new ProcessName(Vigil.OUTSIDE, "db")));
    assertFalse(alert.about(new ProcessName("db", "db")));
    assertFalse(read("syslog=true\nprograms=db\n").about(new ProcessName(Vigil.OUTSIDE, "db")));
    var severe = new Scene(folder).good(probes + "events=unhealthy\nseverity=critical\n");
    assertEquals(List.of(), severe.warnings());
    assertFalse(severe.alerts().getFirst().wants(AlertEvent.UNHEALTHY));
    assertTrue(severe.alerts().getFirst().wants(AlertEvent.UNHEALTHY, Severity.CRITICAL));
    var none = new Scene(folder).good(BEGIN + "syslog=true\nevents=unhealthy\nprograms=probe:x\n");
    var said = none.warnings().toString();
    assertTrue(said.contains("unhealthy never happens without probes"), said);
    assertTrue(said.contains("no program probe:x"), said);
    assertEquals(List.of(), new Scene(folder).good(BEGIN + "syslog=true\n").warnings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events=crash,burn| no event 'burn': one of fatal, oom",
        "events=,| leave the line out",
        "severity=bad| no severity 'bad'",
        "exec=tell me| absolute path",
        "exec=/bin/tell \"x| No closing quotation",
        "webhook=ftp://x/y| no address of a webhook",
        "webhook=https://user:pw@x/y| no address of a webhook",
        "webhook=https://x/y z| no address of a webhook",
        "template=fax| no template 'fax'",
        "key=two words| a key has",
        "mail=a@b\\,c| no address of mail",
        "mail_from=<a@b>| no address of mail",
        "group_wait=soon| no length of time",
        "notify_every=2d| is not between 0 and 86400 seconds",
        "max_per_hour=0| is not between 1 and 3600",
        "flap_changes=-1| is not between 0 and 100",
        "flap_window=0| is not between 1 and 86400 seconds",
        "quiet=22-7| no quiet hours",
        "quiet=25:00-07:00| no quiet hours",
        "quiet=07:00-07:00| without an end",
        "directory=/no/such/place| does not exist",
        "quiet_critical=perhaps| not a valid boolean"
      })
  void whatMakesNoSenseIsAnError(String line, String word) {
    var said = wrong("syslog=true\n" + line + "\n");
    assertTrue(said.contains("Bad") && said.contains(word), said);
    assertTrue(said.contains(line.split("=")[0]), said);
  }

  @Test
  void pagerDutyNeedsAKeyAndNoAddress() {
    assertTrue(wrong("template=pagerduty\n").contains("integration key"));
    assertEquals(
        "https://events.pagerduty.com/v2/enqueue",
        read("template=pagerduty\nkey=k\n").targets().webhook().orElseThrow().url());
  }

  @Test
  void somebodyMustBeTold() {
    assertTrue(wrong("events=crash\n").contains("nobody is told"));
    var name = new Scene(folder).read("[supervisord]\n[alert:../x]\nsyslog=true\n").toString();
    assertTrue(name.contains("an alert's name has"), name);
  }

  @Test
  void noSecretIsQuoted() {
    for (var line : List.of("webhook=https://x/%(hidden", "key=%(hidden", "key=hid den"))
      assertFalse(wrong("syslog=true\n" + line + "\n").contains(line.split("=")[1]), line);
    var config =
        new Scene(folder).good(BEGIN + "webhook=https://hooks.slack.com/T0/hidden\nkey=hidden\n");
    assertFalse(config.written().shown().toString().contains("hidden"));
    assertFalse(config.toString().replace(config.written().toString(), "").contains("hidden"));
  }

  @Test
  void quietHoursMayBeginOnTheDayBefore() {
    var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), true);
    assertTrue(night.covers(LocalTime.of(22, 0)) && night.covers(LocalTime.of(6, 59)));
    assertFalse(night.covers(LocalTime.of(7, 0)) || night.covers(LocalTime.of(21, 59)));
    var day = new QuietHours(LocalTime.of(9, 0), LocalTime.of(17, 0), true);
    assertTrue(day.covers(LocalTime.of(9, 0)) && !day.covers(LocalTime.of(17, 0)));
    assertFalse(day.covers(LocalTime.MIDNIGHT));
  }
}
