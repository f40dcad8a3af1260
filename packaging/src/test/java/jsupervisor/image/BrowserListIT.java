package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The list of processes, with a mouse and without, on a daemon with real children. */
class BrowserListIT {
  private static final String SECTIONS =
      """
      [program:cat]
      command=cat
      startsecs=0
      [program:web]
      command=cat
      startsecs=0
      process_name=%(program_name)s_%(process_num)d
      numprocs=3
      [program:idle]
      command=cat
      startsecs=0
      autostart=false
      [program:broken]
      command=sh -c 'exit 3'
      startretries=0
      """;

  @TempDir static Path folder;
  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    site = Site.start(folder, SECTIONS);
    site.daemon.rpc.awaitState("broken", "FATAL");
    browser = site.browser;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void open() throws IOException {
    site.daemon.rpc.call("supervisor.startProcessGroup", "web", true);
    browser.show(1440, 900, false);
    site.open("");
    browser.js("localStorage.clear()");
  }

  @AfterEach
  void nothingIsWrong() {
    site.noComplaints();
  }

  @Test
  void aClickChangesTheStateWithoutAReload() throws IOException {
    site.click("cat", "stop");
    site.awaitState("cat", "STOPPED");
    assertEquals("STOPPED", site.info("cat").get("statename"));
    browser.until("document.getElementById('message').innerText.includes('Process cat stopped')");
    site.click("cat", "start");
    site.awaitState("cat", "RUNNING");
    var first = site.info("cat").get("pid");
    site.click("cat", "restart");
    browser.until(
        "!['–', arguments[1]].includes(document.querySelector(arguments[0]).innerText)",
        Site.row("cat") + " .pid",
        first.toString());
    site.awaitState("cat", "RUNNING");
    assertNotEquals(first, site.info("cat").get("pid"));
    site.sameDocument();
  }

  @Test
  void whatOthersChangeIsSeen() throws IOException {
    site.daemon.rpc.call("supervisor.startProcess", "idle", true);
    site.awaitState("idle", "RUNNING");
    browser.until("document.querySelector('.count[data-state=RUNNING] b').innerText === '5'");
    site.daemon.rpc.call("supervisor.stopProcess", "idle", true);
    site.awaitState("idle", "STOPPED");
    site.sameDocument();
  }

  @Test
  void aProblemIsFirstAndSaysWhy() {
    assertEquals("broken", browser.js("return document.querySelector('tr.row').dataset.name"));
    assertEquals("Needs attention", browser.texts(".head .label").getFirst());
    assertTrue(
        browser.text(Site.row("broken") + " .why").contains("status 3"), browser.text("main"));
    assertTrue(browser.text("#headline").contains("1 needs attention"), browser.text("main"));
    browser.until("document.title.startsWith('✕ 1 fatal · ')");
    var icon = (String) browser.js("return document.querySelector('link[rel=icon]').href");
    var alert = browser.js("return document.querySelector('link[rel=icon]').dataset.alert");
    assertEquals(alert, icon);
  }

  @Test
  void countsAndTheFieldFilter() {
    browser.click(".count[data-state=STOPPED]");
    browser.until("document.querySelectorAll('tr.row').length === 1");
    assertTrue(browser.address().endsWith("?state=STOPPED"), browser.address());
    browser.click(".count[data-state=STOPPED]");
    browser.until("document.querySelectorAll('tr.row').length === 6");
    browser.click("#filter");
    browser.keys("WEB run");
    browser.until("document.querySelectorAll('tr.row').length === 3");
    browser.until("document.getElementById('found').innerText.includes('3 processes of 6')");
    site.sameDocument();
    site.open(browser.address().substring(site.url.length()));
    assertEquals(3L, browser.js("return document.querySelectorAll('tr.row').length"));
    browser.click("#unfilter");
    browser.until("document.querySelectorAll('tr.row').length === 6");
  }

  @Test
  void theOrderCanBeChosen() {
    browser.js(
        "const s = document.getElementById('sort'); s.value = 'name'; s.dispatchEvent(new Event('change'))");
    browser.until(
        "[...document.querySelectorAll('.head .label')].map(n => n.innerText).join() === 'Programs,web'");
    assertEquals(List.of("broken", "cat", "idle"), browser.texts(".singles .name a"));
  }

  @Test
  void aGroupIsFoldedAndHasButtonsOfItsOwn() {
    browser.click("[data-block='group:web'] .fold");
    browser.until("document.querySelectorAll('tr.row').length === 3");
    site.open("");
    assertEquals(
        3L, browser.js("return document.querySelectorAll('tr.row').length"), "it stays folded");
    browser.click("[data-block='group:web'] .fold");
    browser.click("button[formaction*=stopgroup]");
    browser.until("document.getElementById('ask').open");
    assertEquals(List.of("web:web_0", "web:web_1", "web:web_2"), browser.texts("#ask-names li"));
    browser.click("#ask-yes");
    site.awaitState("web:web_2", "STOPPED");
    browser.until(
        "document.querySelector(\"[data-block='group:web'] .sum\").innerText === '0 of 3 running'");
  }

  @Test
  void nothingIsStoppedWhenTheQuestionIsAnsweredWithNo() throws IOException {
    browser.click("button[formaction*=stopall]");
    browser.until("document.getElementById('ask').open");
    assertTrue(browser.texts("#ask-names li").containsAll(List.of("cat", "web:web_1")));
    assertEquals("Stop 4 processes", browser.text("#ask-yes"));
    browser.keys(Keys.ESCAPE);
    browser.until("!document.getElementById('ask').open");
    assertEquals("RUNNING", site.info("cat").get("statename"));
  }

  @Test
  void severalAreSelectedAndHitTogether() {
    browser.click(Site.row("web:web_0") + " input");
    browser.click(Site.row("web:web_2") + " input");
    browser.until("document.getElementById('picked').innerText === '2 processes selected'");
    browser.click(".bulk button[value=stop]");
    browser.until("document.getElementById('ask').open");
    assertEquals(List.of("web:web_0", "web:web_2"), browser.texts("#ask-names li"));
    browser.click("#ask-yes");
    site.awaitState("web:web_0", "STOPPED");
    site.awaitState("web:web_2", "STOPPED");
    site.awaitState("web:web_1", "RUNNING");
    browser.until("!document.body.classList.contains('picking')");
  }

  @Test
  void everythingIsDoneWithTheKeyboard() {
    browser.keys("?");
    browser.until("document.getElementById('help').open");
    browser.keys(Keys.ESCAPE);
    browser.keys("/", "cat", Keys.ESCAPE, Keys.ESCAPE);
    browser.until("document.querySelectorAll('tr.row').length === 6");
    goTo("cat");
    browser.keys("t");
    site.awaitState("cat", "STOPPED");
    browser.until("document.activeElement.closest('tr')?.dataset.name === 'cat'");
    browser.keys("s");
    site.awaitState("cat", "RUNNING");
    browser.keys("x");
    browser.until("document.getElementById('picked').innerText === '1 process selected'");
    site.sameDocument();
    browser.keys("k", "j", Keys.ENTER);
    browser.until("location.pathname === '/process.html'");
    browser.keys("u");
    browser.until("location.pathname === '/'");
    site.live();
  }

  /** With j from row to row. */
  private void goTo(String name) {
    for (int steps = 0; steps < 12; steps++) {
      browser.keys("j");
      if (name.equals(browser.js("return document.activeElement.closest('tr')?.dataset.name")))
        return;
    }
    throw new AssertionError("j never came to " + name);
  }

  @Test
  void theTabKeyReachesEveryButton() {
    long buttons =
        (long)
            browser.js(
                "return [...document.querySelectorAll('main button, main a, main input')].filter(n => n.checkVisibility() && n.offsetParent).length");
    browser.js(
        "document.activeElement.blur(); document.querySelectorAll('*').forEach(n => n.addEventListener('focus', () => n.dataset.reached = 1))");
    for (int steps = 0; steps < buttons + 20; steps++) browser.keys(Keys.TAB);
    assertEquals(
        List.of(),
        browser.js(
            "return [...document.querySelectorAll('main button, main a, main input')].filter(n => n.checkVisibility() && n.offsetParent && !n.dataset.reached).map(n => n.outerHTML)"));
  }

  @Test
  void onlyTheRowThatChangesIsTouched() throws IOException {
    site.watchRows();
    site.daemon.rpc.call("supervisor.stopProcess", "web:web_1", true);
    site.awaitState("web:web_1", "STOPPED");
    browser.until("document.querySelector('.group .sum').innerText === '2 of 3 running'");
    assertEquals(List.of("web:web_1"), site.touchedRows());
  }

  @Test
  void whatIsRemovedLeavesTheListAndMayComeBack() throws IOException {
    site.daemon.rpc.call("supervisor.removeProcessGroup", "idle");
    browser.until("!document.querySelector(arguments[0])", Site.row("idle"));
    browser.until("document.getElementById('all').innerText === '5'");
    site.daemon.rpc.call("supervisor.addProcessGroup", "idle");
    site.awaitState("idle", "STOPPED");
    site.sameDocument();
  }

  @Test
  void anUpdateIsDoneAfterItsPlanHasBeenAskedAbout() throws IOException {
    var server = Site.server(site.port(), "");
    site.open("config.html");
    Daemon.write(folder, server + SECTIONS + "[program:added]\ncommand=cat\nstartsecs=0\n");
    try {
      browser.click("#reread");
      browser.until("document.querySelector('[data-kind=added]').innerText.includes('added')");
      site.sameDocument();
      browser.click("#update");
      browser.until("document.getElementById('ask').open");
      assertEquals(List.of("added: added"), browser.texts("#ask-names li"));
      browser.click("#ask-yes");
      site.daemon.rpc.awaitState("added", "RUNNING");
      browser.until("document.querySelector('.sections').innerText.includes('[program:added]')");
    } finally {
      Daemon.write(folder, server + SECTIONS);
      site.daemon.rpc.call("supervisor.stopProcess", "added", true);
      site.daemon.rpc.call("supervisor.removeProcessGroup", "added");
    }
  }
}
