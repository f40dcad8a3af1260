package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the list says and offers to a browser without script. */
class OverviewTest {
  private static String page(Row... rows) {
    return new Overview(Rows.DAEMON, List.of(rows), "", "secret").html();
  }

  @Test
  void aRunningProcessCanBeRestartedAndStopped() {
    var html = page(Rows.row("web", "web 1/a", "RUNNING"));
    assertTrue(button(html, "restart&amp;processname=web%3Aweb%201/a"), html);
    assertTrue(button(html, "stop&amp;processname=web%3Aweb%201/a"), html);
    assertFalse(html.contains("action=start&amp;processname=w"), html);
    assertTrue(html.contains("href=\"process.html?processname=web%3Aweb%201/a\""), html);
    assertTrue(html.contains(">1 min 5 s<") || html.contains(">1 min 6 s<"), html);
  }

  @Test
  void aProcessThatFailedCanBeStartedAndSaysWhy() {
    var html = page(Rows.row("web", "web", "FATAL", "can't find command 'x'"));
    assertTrue(button(html, "start&amp;processname=web"), html);
    assertTrue(html.contains("can't find command 'x'") || html.contains("can&#39;t find"), html);
    assertTrue(html.contains("1 needs attention"), html);
    assertTrue(html.contains("<title>✕ 1 fatal · 0 running · Supervisor Status</title>"), html);
  }

  @Test
  void whatProbesSayStandsBesideTheState() {
    var well = Rows.row("web", "web", "RUNNING");
    var html = page(Rows.probed(well, "STARTING"), Rows.row("db", "db", "RUNNING", "its probes"));
    var badge = "running</span><span class=\"st health\" data-health=\"STARTING\">health starting<";
    assertTrue(html.contains(badge), html);
    assertTrue(html.contains("class=\"list probed\" id=\"list\""), html);
    assertEquals(1, html.split("data-health", -1).length - 1, "the other one is not probed");
    var found = new Overview(Rows.DAEMON, List.of(well, Rows.probed(well, "UNHEALTHY")), "", "");
    assertEquals(1, rows(found.html(Map.of("q", "unhealthy"))));
  }

  @Test
  void whereNobodyAsksNothingIsSaidOfHealth() {
    var html = page(Rows.row("web", "web", "RUNNING"));
    assertFalse(html.contains("health") || html.contains("probed"), html);
    assertTrue(html.contains("class=\"list\" id=\"list\""), html);
  }

  @Test
  void everyButtonSendsTheToken() {
    var html = page(Rows.row("web", "a", "RUNNING"), Rows.row("web", "b", "STOPPED"));
    var form = "<form id=\"post\" method=\"post\" action=\"index.html\" hidden>";
    assertTrue(html.contains(form + "<input type=\"hidden\" name=\"token\" value=\"secret\">"));
    assertTrue(html.contains("<meta name=\"token\" content=\"secret\">"));
    var buttons = Pattern.compile("<button[^>]*formaction[^>]*>").matcher(html);
    int count = 0;
    for (; buttons.find(); count++)
      assertTrue(buttons.group().contains("form=\"post\""), buttons.group());
    assertTrue(count >= 8, html);
  }

  @Test
  void aGroupOfSeveralHasButtonsOfItsOwn() {
    var html = page(Rows.row("web", "a", "RUNNING"), Rows.row("web", "b", "STOPPED"));
    for (var action : List.of("startgroup", "stopgroup", "restartgroup"))
      assertTrue(button(html, action + "&amp;group=web"), action);
    assertTrue(html.contains("1 of 2 running"), html);
    assertFalse(page(Rows.row("one", "one", "RUNNING")).contains("group=one"));
  }

  @Test
  void withoutProcessesThereIsNoTable() {
    assertTrue(page().contains("No programs to manage"));
    assertTrue(page().contains("id=\"list\" hidden"));
  }

  @Test
  void manyProcessesComeInPages() {
    var overview = new Overview(Rows.DAEMON, Rows.many(2500), "", "");
    assertEquals(1000, rows(overview.html()));
    assertEquals(500, rows(overview.html(Map.of("page", "3"))));
    assertTrue(overview.html(Map.of("page", "2")).contains("1,001 to 2,000 of 2,500"));
    assertTrue(overview.html(Map.of("page", "2")).contains("href=\"./?page=3\""));
  }

  @Test
  void aFilterWorksWithoutScript() {
    var rows = List.of(Rows.row("a", "a", "RUNNING"), Rows.row("b", "b", "STOPPED"));
    var overview = new Overview(Rows.DAEMON, rows, "", "");
    assertEquals(1, rows(overview.html(Map.of("state", "stopped"))));
    assertEquals(1, rows(overview.html(Map.of("q", "running A"))));
    assertTrue(overview.html(Map.of("q", "a")).contains("name=\"q\" id=\"filter\" value=\"a\""));
    assertTrue(overview.html().contains("href=\"./?state=STOPPED\""));
  }

  @Test
  void theMessageOfTheLastActionIsShown() {
    var html = new Overview(Rows.DAEMON, List.of(), "Process a started", "").html();
    assertTrue(html.contains("<p class=\"status_msg\">Process a started</p>"), html);
  }

  private static boolean button(String html, String action) {
    return html.contains("formaction=\"index.html?action=" + action + "\"");
  }

  /** Without the one in the template that the script copies. */
  private static int rows(String html) {
    return html.split("<tr role=\"row\" class=\"row\"", -1).length - 2;
  }
}
