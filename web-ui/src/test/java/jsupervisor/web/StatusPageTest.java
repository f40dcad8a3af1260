package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusPageTest {
  private static String page(StatusPage.Row... rows) {
    return new StatusPage("host", "1.0", "", List.of(rows)).html();
  }

  @Test
  void nothingFromOutsideBecomesMarkup() {
    var evil = "<script>alert('1')</script>\"&";
    var html =
        new StatusPage(evil, evil, evil, List.of(new StatusPage.Row(evil, "FATAL", evil))).html();
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("alert('1')"), html);
    assertTrue(html.contains("&lt;script&gt;"), html);
  }

  @Test
  void aRunningProcessCanBeRestartedAndStopped() {
    var html = page(new StatusPage.Row("web:web_1", "RUNNING", "pid 1, uptime 0:00:01"));
    assertTrue(html.contains("index.html?processname=web%3Aweb_1&amp;action=restart"), html);
    assertTrue(html.contains("index.html?processname=web%3Aweb_1&amp;action=stop"), html);
    assertFalse(html.contains("action=start\""), html);
    assertTrue(html.contains("class=\"statusrunning\">running<"), html);
    assertTrue(html.contains("href=\"logtail/web%3Aweb_1/stderr\""), html);
  }

  @Test
  void aProcessThatFailedCanBeStarted() {
    var html = page(new StatusPage.Row("web", "FATAL", "can't find command 'x'"));
    assertTrue(html.contains("processname=web&amp;action=start"), html);
    assertTrue(html.contains("class=\"statuserror\">fatal<"), html);
    assertTrue(html.contains("can&#39;t find command"), html);
  }

  @Test
  void withoutProcessesThereIsNoTable() {
    assertTrue(page().contains("No programs to manage"));
    assertFalse(page().contains("<table"));
  }

  @Test
  void onlyKnownFilesAreThere() {
    assertTrue(StaticFiles.find("stylesheets/supervisor.css", false).isPresent());
    assertTrue(StaticFiles.find("../web/StatusPage.class", false).isEmpty());
  }

  @Test
  void aTailIsText() {
    assertTrue(new TailPage("a<b", 1024, "<b>&", true).html().contains("&lt;b&gt;&amp;"));
  }
}
