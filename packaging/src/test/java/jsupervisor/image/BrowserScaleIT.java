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

/** The page with 1,000 processes. */
class BrowserScaleIT {
  private static final int LOADS = 5;
  private static final int CHANGES = 10_000;

  private static final String SECTIONS =
      """
      [program:many]
      command=sleep 100000
      process_name=%(process_num)04d
      numprocs=900
      autostart=false
      stdout_logfile=NONE
      stderr_logfile=NONE
      [program:few]
      command=sleep 100000
      process_name=%(process_num)03d
      numprocs=100
      autostart=false
      startsecs=0
      stdout_logfile=NONE
      stderr_logfile=NONE
      """;

  @TempDir Path folder;

  @Test
  void aThousandProcessesAreShownAndThousandsOfChangesLeaveNothingBehind() throws IOException {
    try (var site = Site.start(folder, SECTIONS)) {
      site.browser.cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", CAUGHT));
      site.open("");
      assertEquals(1000L, site.browser.js("return document.querySelectorAll('tr.row').length"));
      measure(site);
      nothingIsLeftBehind(site);
      site.browser.click("#filter");
      site.browser.keys("many:07");
      site.browser.until("document.querySelectorAll('tr.row').length === 100");
      site.noComplaints();
    }
  }

  /** Printed, not judged: how fast it is depends on the machine. */
  private static void measure(Site site) {
    var paints = new ArrayList<Long>();
    for (int load = 0; load < LOADS; load++) {
      site.open("");
      paints.add(
          (long)
              site.browser.js(
                  "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"));
    }
    paints.sort(null);
    System.out.println(
        "page with 1,000 processes: first contentful paint, median of "
            + LOADS
            + ": "
            + paints.get(LOADS / 2)
            + " ms");
  }

  /** A hundred real processes start and stop, then news of others come faster than any could. */
  private static void nothingIsLeftBehind(Site site) throws IOException {
    site.daemon.rpc.call("supervisor.startProcessGroup", "few", true);
    site.browser.until(
        "document.querySelector('.count[data-state=RUNNING] b').innerText === '100'");
    site.daemon.rpc.call("supervisor.stopProcessGroup", "few", true);
    site.browser.until(
        "document.querySelector('.count[data-state=STOPPED] b').innerText === '1,000'");
    site.browser.jsLater(NEWS, 1000); // warm
    var before = metrics(site);
    site.browser.jsLater(NEWS, CHANGES);
    var after = metrics(site);
    assertTrue(after.get("Nodes") < before.get("Nodes") * 1.1, before + " became " + after);
    assertTrue(
        after.get("JSEventListeners") <= before.get("JSEventListeners") + 10,
        before + " became " + after);
    assertTrue(
        after.get("JSHeapUsedSize") < before.get("JSHeapUsedSize") * 1.3,
        before + " became " + after);
  }

  /** Makes the page's stream its own property. */
  private static final String CAUGHT =
      "window.EventSource = class extends EventSource { constructor(...a) { super(...a); window.stream = this; } };";

  /** So many changed rows through the page's own stream, five hundred at once, each painted. */
  private static final String NEWS =
      """
      const [count, done] = arguments;
      const row = (n, state) => ({ group: 'many', process: n, name: 'many:' + n, state, description: 'pid 1', why: state === 'FATAL' ? 'why' : '',
        problem: state === 'FATAL', pid: Math.random() * 1e6 | 0, startedMillis: Date.now(), starts: 1, stdout: true, stderr: true, stdin: true });
      const tell = async () => {
        for (let told = 0; told < count; told += 500) {
          const news = [...Array(500).keys()].map(n => row(String(n).padStart(4, '0'), ['RUNNING', 'FATAL', 'STOPPED'][(told / 500 + n) % 3]));
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
