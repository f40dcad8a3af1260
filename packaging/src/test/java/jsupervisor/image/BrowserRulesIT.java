package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile text stays text in a browser, and the pages keep to the rules of accessibility. */
class BrowserRulesIT {
  private static final String EVIL = "<script>alert(1)<script>'\"&";

  private static final String SECTIONS =
      """
      [program:evil]
      startsecs=0
      command=cat
      process_name=<script>alert(1)<script>'"&
      environment=E="<script>alert(1)</script>"
      [program:broken]
      command=/nowhere/<script>alert(1)</script>
      startretries=0
      [program:cat]
      startsecs=0
      command=cat
      [program:pair]
      startsecs=0
      command=cat
      process_name=%(process_num)d
      numprocs=2
      [program:crasher]
      command=sh -c 'echo "<script>alert(1)</script>" >&2; exit 3'
      autostart=false
      autorestart=false
      startsecs=0
      [crashes]
      directory=%1$s/crashes
      """;

  private static final List<String> OPENERS =
      List.of("[data-opens=help]", "button[formaction*=stopall]");
  private static final String EVERY_RULE = "";
  private static final String CONTRAST = "runOnly: ['color-contrast']";
  private static final String BROKEN = "process.html?processname=broken";

  @TempDir static Path folder;
  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    site = Site.start(folder, SECTIONS);
    site.daemon.rpc.awaitState("evil:" + EVIL, "RUNNING");
    site.daemon.rpc.awaitState("broken", "FATAL");
    browser = site.browser;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void aHostileNameIsTextEverywhereAndItsButtonsWork() throws IOException {
    site.open("");
    var row = Site.row("evil:" + EVIL);
    browser.until("document.querySelector(arguments[0])", row);
    site.daemon.rpc.call("supervisor.stopProcess", "evil:" + EVIL, true);
    site.awaitState("evil:" + EVIL, "STOPPED");
    browser.click(row + " .act button");
    site.awaitState("evil:" + EVIL, "RUNNING");
    browser.until("document.getElementById('message').innerText.includes(arguments[0])", EVIL);
    browser.click("button[formaction*=stopall]");
    browser.until("document.getElementById('ask').innerText.includes(arguments[0])", EVIL);
    browser.click("#ask button");
    nothingRan();
    browser.click(row + " .name a");
    browser.until("document.querySelector('h1').innerText === arguments[0]", "evil:" + EVIL);
    site.daemon.rpc.call(
        "supervisor.sendProcessStdin", "evil:" + EVIL, "<img src=x onerror=alert(1)>\n");
    browser.until(
        "document.querySelector('.lines').innerText.includes('<img src=x onerror=alert(1)>')");
    nothingRan();
    browser.open(site.url + "?message=%3Cscript%3Ealert(1)%3C/script%3E&q=%22%3E%3Cb%3E");
    site.live();
    browser.until(
        "document.querySelector('.status_msg').innerText.startsWith('<script>alert(1)</script>')");
    nothingRan();
  }

  private static void nothingRan() {
    assertEquals(
        0L,
        browser.js(
            "return document.querySelectorAll('img, main b:not(.count b):not(figure b),"
                + " script:not([src])').length"));
    site.noComplaints();
  }

  private static boolean reported() {
    try {
      return !site.daemon.rpc.call("jsupervisor.getCrashes", "crasher").equals(List.of());
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aCrashIsInTheListAndHasItsPage() throws IOException {
    site.daemon.rpc.call("supervisor.startProcess", "crasher", false);
    Await.until("there is a report", BrowserRulesIT::reported);
    site.open("crashes.html?name=crasher");
    browser.until("document.querySelectorAll('.crashes tbody tr').length === 1");
    browser.click(".crashes td a");
    browser.until("document.querySelector('h1').innerText === 'crasher'");
    site.live();
    browser.until("document.querySelector('.now').innerText === 'exit status 3'");
    browser.until("document.querySelector('pre').innerText.trim() === '<script>alert(1)</script>'");
    nothingRan();
  }

  @Test
  void aFirstLookCostsFourRequestsAndIsLight() {
    browser.cdp("Network.clearBrowserCache", Map.of());
    site.open("");
    var requests =
        (List<?>)
            browser.js(
                """
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .filter(one => !one.name.startsWith('data:')).map(one => [one.name, one.responseStatus, one.transferSize])
                """);
    // the fourth is the stream, which is not listed as long as it goes on
    assertEquals(3, requests.size(), requests.toString());
    for (var one : requests) assertEquals(200L, ((List<?>) one).get(1), requests.toString());
    long bytes = requests.stream().mapToLong(one -> (long) ((List<?>) one).get(2)).sum();
    System.out.println("a first look takes " + bytes + " bytes: " + requests);
    assertTrue(bytes > 10_000 && bytes < 60_000, requests.toString());
    site.noComplaints();
  }

  @Test
  void allPagesKeepTheRulesOfAccessibility() throws IOException {
    browser.onEachPage(Files.readString(Image.resource("axe-core/axe.min.js")));
    browser.show(1440, 900, false);
    for (var page : List.of("log.html", "config.html?plan=1", "crashes.html", BROKEN, ""))
      keepsTheRules(page, EVERY_RULE);
    for (var opener : OPENERS) dialogKeepsTheRules(opener, EVERY_RULE);
    browser.show(1440, 900, true);
    for (var page : List.of(BROKEN, "")) keepsTheRules(page, CONTRAST);
    for (var opener : OPENERS) dialogKeepsTheRules(opener, CONTRAST);
    browser.show(360, 780, false);
    for (var page : List.of(BROKEN, "")) keepsTheRules(page, EVERY_RULE);
    site.noComplaints();
  }

  private static void keepsTheRules(String page, String rules) {
    site.open(page);
    assertEquals(List.of(), violations(rules), page);
    var wider = browser.js("return document.documentElement.scrollWidth - innerWidth");
    assertEquals(0L, wider, "pixels that " + page + " is too wide");
  }

  /** A dialog of the list. */
  private static void dialogKeepsTheRules(String opener, String rules) {
    browser.click(opener);
    browser.until("document.querySelector('dialog[open]')");
    assertEquals(List.of(), violations(rules), opener);
    browser.click("dialog[open] button");
  }

  private static Object violations(String rules) {
    return browser.jsLater(
        "const done = arguments[0]; axe.run(document, { resultTypes: ['violations'], "
            + rules
            + " }).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n =>"
            + " n.html).join(' '))))");
  }

  @Test
  void thePagesHaveTheirShape() {
    site.open("");
    for (var landmark : List.of("header", "nav", "main", "footer", "h1"))
      assertEquals(
          true,
          browser.js("return document.querySelectorAll(arguments[0]).length >= 1", landmark),
          landmark);
    assertEquals("en", browser.js("return document.documentElement.lang"));
  }
}
