package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that matters without JavaScript: forms, links, and pages that are loaded anew. */
class BrowserPlainIT {
  private static final String SECTIONS =
      """
      [program:cat]
      command=cat
      startsecs=0
      [program:web]
      command=cat
      startsecs=0
      process_name=%(program_name)s_%(process_num)d
      numprocs=2
      """;

  @TempDir static Path folder;
  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    site = Site.start(folder, SECTIONS);
    site.daemon.rpc.awaitState("cat", "RUNNING");
    browser = site.browser;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void open() throws IOException {
    site.daemon.rpc.call("supervisor.startProcessGroup", "web", true);
    browser.scripting(false);
    browser.open(site.url);
  }

  @AfterEach
  void nothingIsWrong() {
    site.noComplaints();
  }

  @Test
  void aProcessIsStoppedAndStarted() throws IOException {
    site.click("cat", "stop");
    awaitMessage("Process cat stopped");
    assertEquals("STOPPED", browser.element(Site.row("cat")).getDomAttribute("data-state"));
    site.click("cat", "start");
    awaitMessage("Process cat started");
    assertEquals("RUNNING", site.info("cat").get("statename"));
  }

  private static void awaitMessage(String text) {
    browser.until(
        "document.querySelector('.status_msg')?.innerText.startsWith(arguments[0])", text);
  }

  @Test
  void aGroupAndASelectionAreHit() throws IOException {
    browser.click("button[formaction*=stopgroup]");
    browser.until("document.querySelectorAll('tr.row[data-state=STOPPED]').length === 2");
    browser.click(Site.row("web:web_0") + " input");
    browser.click(Site.row("web:web_1") + " input");
    browser.click(".bulk button[value=start]");
    browser.until("document.querySelectorAll('tr.row[data-state=RUNNING]').length === 3");
    assertEquals("RUNNING", site.info("web:web_1").get("statename"));
  }

  @Test
  void allAreStoppedAndRestarted() {
    browser.click("button[formaction*=stopall]");
    awaitMessage("All stopped at ");
    browser.click("button[formaction*=restartall]");
    awaitMessage("All restarted at ");
    browser.click("button[formaction*=refresh]");
    awaitMessage("Page refreshed at ");
    assertEquals(3, browser.texts("tr.row[data-state=RUNNING]").size());
  }

  @Test
  void theListIsFiltered() {
    browser.click(".count[data-state=STOPPED]");
    browser.until("document.querySelectorAll('tr.row').length === 0");
    browser.open(site.url);
    browser.element("#filter").sendKeys("web_1");
    browser.click(".find button");
    browser.until("document.querySelectorAll('tr.row').length === 1");
    assertEquals("web_1", browser.element("#filter").getDomProperty("value"));
  }

  @Test
  void aProcessHasItsPageWithFormsThatComeBackToIt() throws IOException {
    browser.click(Site.row("cat") + " .name a");
    browser.until("document.querySelector('h1').innerText === 'cat'");
    browser.element("#line").sendKeys("sent without a script");
    browser.click("#stdin button");
    browser.until("location.pathname === '/process.html' && document.querySelector('.status_msg')");
    var log = Path.of(site.info("cat").get("stdout_logfile").toString());
    Await.until("the line is in the log", () -> contains(log, "sent without a script"));
    browser.open(site.url + "tail.html?processname=cat");
    assertTrue(browser.text("pre").contains("sent without a script"));
    assertFalse(browser.text("body").contains("Single keys"));
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theConfigurationIsShownAndAnUpdateIsDoneAfterItsPlan() throws IOException {
    browser.click("nav a[href='config.html']");
    browser.until("document.querySelector('.sections').innerText.includes('[program:cat]')");
    var server = Site.server(site.port(), "");
    Daemon.write(folder, server + SECTIONS + "[program:added]\ncommand=cat\n");
    browser.click("#reread");
    browser.until("document.querySelector('[data-kind=added]')?.innerText.includes('added')");
    browser.click("#update");
    browser.until("document.querySelector('.sections').innerText.includes('[program:added]')");
    assertEquals("added", site.info("added").get("name"));
    Daemon.write(folder, server + SECTIONS);
    browser.open(site.url + "config.html");
    browser.click("#reread");
    browser.until("document.querySelector('[data-kind=removed]')?.innerText.includes('added')");
    browser.click("#update");
    browser.until("!document.querySelector('.sections').innerText.includes('[program:added]')");
  }
}
