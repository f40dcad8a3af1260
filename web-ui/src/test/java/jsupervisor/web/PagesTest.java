package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import jsupervisor.web.view.Times;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static String process(String state, boolean merged) {
    var row = Rows.row("web", "web", state);
    var all = Rows.detail(row, "text");
    var detail =
        new Detail(
            row,
            all.transitions(),
            "cat",
            "",
            "",
            all.environment(),
            all.options(),
            all.samples(),
            merged,
            Health.NONE);
    return new ProcessPage(Rows.DAEMON, detail, List.of(), "secret", "").html();
  }

  @Test
  void aProcessShowsBothLogsUnlessTheyAreOne() {
    var html = process("RUNNING", false);
    assertTrue(html.contains("data-url=\"logtail/web?limit=65536\""), html);
    assertTrue(html.contains("data-url=\"logtail/web/stderr?limit=65536\""), html);
    assertTrue(html.contains("href=\"logfile/web/stderr\""), html);
    assertTrue(html.contains("data-channel=\"merged\""), html);
    assertFalse(process("RUNNING", true).contains("/stderr"));
    assertFalse(process("RUNNING", true).contains("data-channel=\"merged\""));
  }

  @Test
  void onlyWhatMakesSenseIsOffered() {
    assertTrue(process("STOPPED", false).contains("data-action=\"stop\" hidden"));
    assertFalse(process("STOPPED", false).contains("data-action=\"start\" hidden"));
    assertTrue(process("RUNNING", false).contains("data-action=\"start\" hidden"));
  }

  @Test
  void aProcessGoesBackToItsPage() {
    var html = process("RUNNING", false);
    var stop = "formaction=\"index.html?action=stop&amp;processname=web&amp;back=process\"";
    assertTrue(html.contains(stop), html);
    assertTrue(html.contains("action=\"index.html?action=stdin&amp;processname=web"), html);
  }

  @Test
  void aProcessWithoutDirectoryAndUserSaysSo() {
    assertTrue(process("RUNNING", false).contains("as the daemon"));
  }

  @Test
  void crashesAreLinkedOrItIsSaidWhyThereAreNone() {
    var kind = new CrashRow("0a1b", List.of("a", "b", "c"), 10_000, 1, 2, "exit status 3", " ");
    var html = new CrashesPage(Rows.DAEMON, true, "", "", List.of(kind), 7, "t").html();
    for (var text :
        List.of("href=\"crash.html?id=0a1b\">no message", "10,000", "a and 2 more", "8 kinds"))
      assertTrue(html.contains(text), html);
    assertTrue(html.contains("7 older ones are not shown"), html);
    var none = new CrashesPage(Rows.DAEMON, true, "", "web", List.of(), 0, "t").html();
    assertTrue(none.contains("None so far") && none.contains("of web"), none);
    var off = new CrashesPage(Rows.DAEMON, false, "", "", List.of(), 0, "t").html();
    assertTrue(off.contains("<code>[crashes]</code>"), off);
    var bad = new CrashesPage(Rows.DAEMON, true, "not in <x>", "", List.of(), 0, "t").html();
    assertTrue(bad.contains("No reports are kept: not in &lt;x&gt;"), bad);
    assertFalse(bad.contains("None so far"), bad);
  }

  @Test
  void requestsAreTablesAndLinkedOnlyWhereTheyAreRemembered() {
    var html = Rows.requests(Rows.DAEMON, "web").html();
    for (var text : List.of("12,345", "1.50 s", "7.00 ms", "0a1b2c3d", "1.23 ms"))
      assertTrue(html.contains(text), html);
    assertTrue(html.contains("aria-current=\"page\">Requests"), html);
    assertTrue(html.contains("href=\"requests.html?by=time\" aria-current=\"true\""), html);
    var off = new Daemon("host", "4", "RUNNING", 1, 1, true, false);
    assertFalse(new LogPage(off, "").html().contains("requests.html"));
    var none = new RequestsPage(off, false, 0, 0, List.of(), List.of(), List.of(), "t").html();
    assertTrue(none.contains("None so far."), none);
  }

  @Test
  void aPlanIsShownBeforeTheUpdate() {
    var plan = new Plan(List.of("new"), List.of(), List.of("old"), "");
    var html = config(Optional.of(plan));
    assertTrue(html.contains("<dd>new</dd>") && html.contains("<dd>old</dd>"), html);
    assertFalse(html.contains("class=\"main\" hidden"), html);
    assertTrue(html.contains("data-kind=\"changed\" hidden"), html);
  }

  @Test
  void aPlanThatCannotBeOffersNoUpdate() {
    var html = config(Optional.of(new Plan(List.of(), List.of(), List.of(), "x.conf:3: wrong")));
    assertTrue(html.contains("x.conf:3: wrong"), html);
    assertTrue(html.contains("class=\"main\" hidden"), html);
    assertTrue(config(Optional.empty()).contains("aria-live=\"polite\" hidden"));
  }

  private static String config(Optional<Plan> plan) {
    return new ConfigPage(Rows.DAEMON, "/etc/x", List.of(), plan, "secret", "").html();
  }

  @Test
  void aDaemonWithoutLogOffersNone() {
    var daemon = new Daemon("host", "4", "RUNNING", 1, 1, false, true);
    assertTrue(new LogPage(daemon, "").html().contains("It has no log."));
    assertTrue(
        new LogPage(Rows.DAEMON, "").html().contains("data-url=\"mainlogtail?limit=65536\""));
  }

  @Test
  void aTailKeepsItsLines() {
    var html = new TailPage("web", 2048, "one\n\ttwo\u0007", true).html();
    assertTrue(html.contains("one\n\ttwo␇"), html);
    assertTrue(html.contains("<title>Supervisor tail of process web</title>"), html);
    assertTrue(html.contains("tail.html?processname=web&amp;limit=2048"), html);
    assertTrue(new TailPage("", 1024, "", false).html().contains("tail of process None<"));
  }

  private static final Health SICK =
      new Health(true, "UNHEALTHY", 86_400_000, "status <500>", 99.999, 50, -1);

  private static String probed(Health health) {
    var row = Rows.probed(Rows.row("web", "web", "RUNNING"), health.word());
    var detail = Rows.detail(row, "text", health);
    return new ProcessPage(Rows.DAEMON, detail, List.of(), "t", "").html();
  }

  @Test
  void whatProbesSayOfAProcessStandsBesideItsState() {
    var html = probed(SICK);
    for (var text :
        List.of(
            "<span class=\"st health\" data-health=\"UNHEALTHY\">unhealthy</span>",
            "since " + Times.shortly(86_400_000),
            "<dd id=\"last-probe\">status &lt;500&gt;</dd>",
            "<dd id=\"uptime\">99.99 % of 24 h, 50.00 % of 7 days, – of 30 days</dd>"))
      assertTrue(html.contains(text), () -> text + " is in " + html);
    assertFalse(html.contains("id=\"health\" hidden"), html);
  }

  @Test
  void whatDoesNotRunHasNoHealthAndWhatNobodyAsksHasNoPlaceForIt() {
    var stopped = probed(new Health(true, "", 0, "", 1, 1, 1));
    assertTrue(stopped.contains("id=\"health\" hidden"), stopped);
    assertTrue(stopped.contains("<dd id=\"last-probe\">none yet</dd>"), stopped);
    var html = process("RUNNING", false);
    for (var text : List.of("health", "last-probe", "uptime"))
      assertFalse(html.contains("id=\"" + text + "\""), text);
  }

  private static String page(Days... days) {
    var detail = Rows.detail(Rows.row("web", "web", "RUNNING"), "text");
    return new ProcessPage(Rows.DAEMON, detail, List.of(days), "t", "").html();
  }

  @Test
  void howLongProbesTookIsAGraphWhereThereWereAny() {
    var probe = new Days.Point(7200, 50, 2 << 20, 1, 12.34);
    var days = new Days(0, 86_400, 3600, List.of(Rows.DAYS.points().getFirst(), probe));
    var html = page(days);
    assertTrue(html.contains("<title>Probe, 24 h</title><desc>highest 12.3 ms, starts: 1"), html);
    assertTrue(html.contains("class=\"card days three\""), html);
    assertTrue(html.contains("class=\"line\" d=\"M50.0 2.0H75.0\""), html);
    var without = page(Rows.DAYS);
    assertFalse(without.contains("<title>Probe"), without);
    assertTrue(without.contains("class=\"card days\""), without);
  }

  @Test
  void eachSpanBeginsARowAlsoWhereOnlyTheLongerOneHasProbes() {
    var probe = new Days.Point(7200, 50, 2 << 20, 1, 12.34);
    var html = page(Rows.DAYS, new Days(0, 7 * 86_400, 3600, List.of(probe)));
    var rows = html.split("<div class=\"span\">", -1);
    assertEquals(3, rows.length, html);
    for (var text : List.of("<title>CPU, 24 h", "<title>Memory, 24 h"))
      assertTrue(rows[1].contains(text), rows[1]);
    assertFalse(rows[1].contains("7 days"), rows[1]);
    for (var text : List.of("<title>CPU, 7 days", "<title>Memory, 7 days", "<title>Probe, 7 days"))
      assertTrue(rows[2].contains(text), rows[2]);
  }

  @Test
  void theLastDaysAreGraphsWithGapsAndMarksAndWords() {
    var detail = Rows.detail(Rows.row("web", "web", "RUNNING"), "text");
    var html = new ProcessPage(Rows.DAEMON, detail, List.of(Rows.DAYS), "t", "").html();
    for (var text :
        List.of(
            "<title>CPU, 24 h</title><desc>highest 100.0 %, starts: 4</desc>",
            "<title>Memory, 24 h</title><desc>highest 4.0 MiB, starts: 4</desc>",
            "class=\"line\" d=\"M25.0 58.0H50.0L50.0 30.0H75.0M250.0 2.0H275.0\"",
            "d=\"M25.0 60L25.0 58.0H50.0L50.0 30.0H75.0L75.0 60ZM250.0 60L250.0 2.0H275.0L275.0 60Z\"",
            "class=\"marks\" d=\"M50.0 0V60M275.0 0V60\""))
      assertTrue(html.contains(text), () -> text + " is in " + html);
    assertFalse(process("RUNNING", false).contains("days-title"));
    var none = new Days(0, 7 * 86_400, 60, List.of());
    var empty = new ProcessPage(Rows.DAEMON, detail, List.of(none), "t", "").html();
    assertTrue(empty.contains("<title>CPU, 7 days</title><desc>nothing known, not started"), empty);
  }
}
