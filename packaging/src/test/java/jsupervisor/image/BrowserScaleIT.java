package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page with 1,000 processes, and with 10,000. How fast it is is printed, not judged. */
class BrowserScaleIT {
  private static final int CHANGES = 10_000;

  private static final String SECTIONS =
      """
      [program:many]
      command=sleep 100000
      process_name=%%(process_num)04d
      numprocs=%d
      autostart=false
      stdout_logfile=NONE
      stderr_logfile=NONE
      [program:few]
      command=sleep 100000
      process_name=%%(process_num)03d
      numprocs=50
      autostart=false
      startsecs=0
      stdout_logfile=NONE
      stderr_logfile=NONE
      """;

  @TempDir Path folder;

  @Test
  void aThousandProcessesAreShownAndThousandsOfChangesLeaveNothingBehind() throws IOException {
    try (var site = Site.start(folder, SECTIONS.formatted(950))) {
      site.browser.onEachPage(CAUGHT);
      printPaints(site, 1000, 3);
      assertEquals(1000L, site.browser.js("return document.querySelectorAll('tr.row').length"));
      onlyTheRowThatChangesIsTouched(site);
      realProcessesComeAndGo(site);
      nothingIsLeftBehind(site);
      filter(site, "many:07", 100);
      site.noComplaints();
    }
  }

  @Test
  void tenThousandProcessesComeInPagesAndAreStillUsable() throws IOException {
    try (var site = Site.start(folder, SECTIONS.formatted(9950))) {
      printPaints(site, 10_000, 1);
      assertEquals(1000L, site.browser.js("return document.querySelectorAll('tr.row').length"));
      site.browser.click("#pager [rel=next]");
      site.browser.until("document.querySelector('#pager span').innerText.startsWith('1,001 to ')");
      site.browser.until(
          "document.querySelector('tr.row').dataset.name === 'many:0950'"); // after few and 950
      filter(site, "many:98", 100);
      site.click("many:9876", "start");
      site.awaitState("many:9876", "RUNNING");
      assertEquals("RUNNING", site.info("many:9876").get("statename"));
      site.noComplaints();
    }
  }

  private static void filter(Site site, String words, int found) {
    site.browser.click("#filter");
    site.browser.keys(words);
    site.browser.until("document.querySelectorAll('tr.row').length === arguments[0]", found);
  }

  private static void printPaints(Site site, int count, int loads) {
    var paints = new ArrayList<Long>();
    for (int load = 0; load < loads; load++) {
      site.open("");
      paints.add(
          (long)
              site.browser.js(
                  "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"));
    }
    System.out.println("first contentful paints with " + count + " processes, ms: " + paints);
  }

  private static void onlyTheRowThatChangesIsTouched(Site site) throws IOException {
    site.watchRows();
    site.daemon.rpc.call("supervisor.startProcess", "few:007", true);
    awaitCount(site, "RUNNING", "1");
    site.awaitState("few:007", "RUNNING");
    assertEquals(List.of("few:007"), site.touchedRows());
  }

  private static void realProcessesComeAndGo(Site site) throws IOException {
    site.daemon.rpc.call("supervisor.startProcessGroup", "few", true);
    awaitCount(site, "RUNNING", "50");
    site.daemon.rpc.call("supervisor.stopProcessGroup", "few", true);
    awaitCount(site, "STOPPED", "1,000");
  }

  private static void awaitCount(Site site, String state, String count) {
    site.browser.until(
        "document.querySelector(`.count[data-state=${arguments[0]}] b`).innerText === arguments[1]",
        state,
        count);
  }

  /** News through the page's own stream, faster than any that real processes could make. */
  private static void nothingIsLeftBehind(Site site) {
    site.browser.jsLater(NEWS, 900); // warm
    var before = metrics(site);
    site.browser.jsLater(NEWS, CHANGES);
    var after = metrics(site);
    System.out.println("before " + CHANGES + " changes " + before + ", after them " + after);
    assertTrue(after.get("Nodes") < before.get("Nodes") * 1.1, before + " became " + after);
    assertTrue(
        after.get("JSEventListeners") <= before.get("JSEventListeners") + 10,
        before + " became " + after);
    assertTrue(
        after.get("JSHeapUsedSize") < before.get("JSHeapUsedSize") + 100.0 * CHANGES,
        "less than 100 bytes a change: " + before + " became " + after);
  }

  /** Makes the page's stream its own property. */
  private static final String CAUGHT =
      "window.EventSource = class extends EventSource { constructor(...a) { super(...a); window.stream = this; } };";

  /** So many changed rows through the page's own stream, nine hundred at once, each painted. */
  private static final String NEWS =
      """
      const [count, done] = arguments;
      const row = (n, state) => ({ group: 'many', process: n, name: 'many:' + n, state, description: 'pid 1', why: state === 'FATAL' ? 'why' : '',
        problem: state === 'FATAL', pid: Math.random() * 1e6 | 0, startedMillis: Date.now(), starts: 1, stdout: true, stderr: true, stdin: true, health: '' });
      const tell = async () => {
        for (let told = 0; told < count; told += 900) {
          const news = [...Array(900).keys()].map(n => row(String(n).padStart(4, '0'), ['RUNNING', 'FATAL', 'STOPPED'][(told / 900 + n) % 3]));
          stream.dispatchEvent(new MessageEvent('rows', { data: JSON.stringify(news) }));
          await new Promise(seen => {
            const look = () => document.querySelector('tr.row[data-name="many:0000"]').cells[4].textContent === String(news[0].pid) ? seen() : setTimeout(look, 20);
            look();
          });
        }
        done();
      };
      tell();
      """;

  private static Map<String, Double> metrics(Site site) {
    site.browser.cdp("HeapProfiler.collectGarbage", Map.of());
    site.browser.cdp("Performance.enable", Map.of());
    var metrics = new HashMap<String, Double>();
    for (var one : (List<?>) site.browser.cdp("Performance.getMetrics", Map.of()).get("metrics")) {
      var metric = (Map<?, ?>) one;
      metrics.put((String) metric.get("name"), ((Number) metric.get("value")).doubleValue());
    }
    metrics.keySet().retainAll(List.of("Nodes", "JSEventListeners", "JSHeapUsedSize"));
    return metrics;
  }
}
