package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What probes say, on the list and on the page of a process, with a real child. */
class BrowserHealthIT {
  private static final String SECTIONS =
      """
      [health]
      [program:probed]
      startsecs=0
      command=cat
      probe=exec:test -e %1$s/well
      probe_interval=1
      probe_failures=1
      probe_start_period=0
      """;

  @TempDir static Path folder;
  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    site = Site.start(folder, SECTIONS);
    site.daemon.rpc.awaitState("probed", "RUNNING");
    browser = site.browser;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @AfterEach
  void nothingIsWrong() {
    site.noComplaints();
  }

  @Test
  void whatProbesSayIsLive() throws IOException {
    site.openProcess("probed");
    browser.until("/^unhealthy\\s+since /.test(document.getElementById('health').innerText)");
    assertEquals("exit status 1", browser.text("#last-probe"));
    site.open("");
    browser.until(
        "document.querySelector('.attention ' + arguments[0] + ' .health').innerText === 'unhealthy'",
        Site.row("probed"));
    Files.createFile(folder.resolve("well"));
    browser.until(
        "document.querySelector('.singles ' + arguments[0] + ' .health').innerText === 'healthy'",
        Site.row("probed"));
    assertEquals(1L, browser.js("return document.querySelectorAll('.health').length"));
    site.sameDocument();
    Files.delete(folder.resolve("well"));
  }

  /** Makes the page's stream the page's own property. */
  private static final String CAUGHT =
      "window.EventSource = class extends EventSource { constructor(...a) { super(...a); window.stream = this; } };";

  /** Makes the page ask anew; before it has read the answer, something newer comes. */
  private static final String OVERTAKEN =
      """
      const [done] = arguments;
      const ask = window.fetch;
      const told = {
        name: 'probed',
        health: { probed: true, word: 'STARTING', sinceMillis: 1000, last: 'newer', day: 1, week: 1, month: 1 },
      };
      window.fetch = async (...what) => {
        const answer = await ask(...what);
        if (!String(what[0]).includes('process.json')) return answer;
        window.fetch = ask;
        const detail = await answer.json();
        stream.dispatchEvent(new MessageEvent('health', { data: JSON.stringify(told) }));
        setTimeout(done, 100);
        return new Response(JSON.stringify(detail));
      };
      """;

  private static final String ASK_ANEW =
      """
      fetch('rows.json').then(answer => answer.text())
        .then(data => stream.dispatchEvent(new MessageEvent('hello', { data })));
      """;

  private static final String UNHEALTHY =
      "document.getElementById('health').innerText.startsWith('unhealthy')";

  @Test
  void anAnswerThatWasOvertakenDoesNotTakeTheHealthBack() {
    browser.onEachPage(CAUGHT);
    site.openProcess("probed");
    browser.until(UNHEALTHY); // from then on nothing comes by itself
    browser.jsLater(OVERTAKEN + ASK_ANEW);
    assertEquals("newer", browser.text("#last-probe"));
    assertTrue(browser.text("#health").startsWith("health starting"), browser.text("#health"));
    browser.js(ASK_ANEW);
    browser.until(UNHEALTHY);
  }
}
