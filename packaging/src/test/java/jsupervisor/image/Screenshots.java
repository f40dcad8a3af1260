package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the page in {@code web-ui/docs}, of a real daemon with real processes. Runs
 * only when it is asked for: {@code web-ui/docs/make-screenshots}.
 */
class Screenshots {
  private static final int MOST_BYTES = 150_000;
  private static final String WEB =
      """
      n=0
      while :; do
        n=$((n + 1))
        printf '%s \\033[32mINFO\\033[0m  GET /shop/items/%d 200 %d ms\\n' "$(date +%T)" $((n * 7919 % 10000)) $((n * 31 % 90 + 4))
        if [ $((n % 7)) = 0 ]; then
          printf '%s \\033[33mWARN\\033[0m  basket %d: price is %d s old\\n' "$(date +%T)" $((n * 104729 % 100000)) $((n % 50 + 11)) >&2
        fi
        if [ $((n % 19)) = 0 ]; then
          printf '%s \\033[31mERROR\\033[0m payment gateway: connection reset by peer, trying again\\n' "$(date +%T)" >&2
        fi
        sleep 0.1
      done
      """;

  private static final String INDEXER =
      """
      sleep 0.3
      echo 'Exception in thread "main" java.lang.IllegalStateException: no shard for item 4711' >&2
      echo '\tat shop.search.Shards.of(Shards.java:48)' >&2
      echo '\tat shop.search.Indexer.add(Indexer.java:112)' >&2
      echo '\tat shop.search.Indexer.main(Indexer.java:31)' >&2
      exit 1
      """;

  private static final String SECTIONS =
      """
      [supervisord]
      identifier=web-07
      [crashes]
      [history]
      [requests]
      [program:nginx]
      command=sleep 100000
      [program:postgres]
      command=sleep 100000
      [program:redis]
      command=sleep 100000
      [program:mailer]
      command=sleep 100000
      autostart=false
      [program:migrate]
      command=sh -c 'echo "12 migrations applied"'
      autorestart=false
      startsecs=0
      [program:billing]
      command=sh -c 'echo "reading /etc/billing.toml"; echo "cannot read /etc/billing.toml: permission denied" >&2; exit 78'
      startretries=2
      directory=/tmp/shop
      [program:indexer]
      command=sh indexer.sh
      startretries=50
      directory=/tmp/shop
      [program:web]
      command=sh web.sh --port 8080 --workers 4
      process_name=web_%%(process_num)d
      numprocs=4
      environment=PORT="8080",DATABASE_URL="postgres://shop:secret@db/shop"
      directory=/tmp/shop
      [program:worker]
      command=sleep 100000
      process_name=worker_%%(process_num)d
      numprocs=3
      [group:shop]
      programs=web,worker
      """;

  @TempDir Path folder;

  @Test
  void areMade() throws IOException {
    var shop = Files.createDirectory(Path.of("/tmp/shop")); // is to be seen in a picture
    Files.writeString(shop.resolve("web.sh"), WEB);
    Files.writeString(shop.resolve("indexer.sh"), INDEXER);
    MadeUpDays.write(folder.resolve("history"), "shop", "web_0");
    try (var site = Site.start(folder, SECTIONS.replace("%%", "%"))) {
      site.daemon.rpc.awaitState("billing", "FATAL");
      site.open("");
      site.browser.until(
          "document.querySelector(arguments[0])?.dataset.state === 'BACKOFF'", Site.row("indexer"));
      make(site, "list", 1440, 900, false);
      make(site, "list-dark", 1440, 900, true);
      make(site, "list-small", 360, 780, false);
      site.browser.show(1440, 900, false);
      site.openProcess("billing");
      make(site, "process-failing", 1440, 900, false);
      site.openProcess("shop:web_0");
      site.browser.until("document.querySelectorAll('[data-channel=stderr] .line').length > 20");
      site.browser.until(
          "document.querySelector('[data-of=cpu] .line').getAttribute('d').split('L').length > 40");
      make(site, "process", 1440, 900, false);
      site.open("crashes.html");
      site.browser.until("document.querySelectorAll('.crashes tbody tr').length === 2");
      make(site, "crashes", 1440, 900, false);
      site.browser.click("[data-id] td a");
      site.browser.until("document.querySelector('h1').innerText === 'indexer'");
      make(site, "crash", 1440, 900, false);
      for (int i = 0; i < 12; i++) Image.client(site.daemon.conf, "status");
      Image.client(site.daemon.conf, "restart", "mailer");
      Image.client(site.daemon.conf, "stop", "nobody");
      site.open("requests.html");
      make(site, "requests", 1440, 900, false);
    } finally {
      Run.in(folder, List.of("rm", "-r", "/tmp/shop"));
    }
  }

  private static void make(Site site, String name, int width, int height, boolean dark)
      throws IOException {
    site.browser.show(width, height, dark);
    var look = System.getProperty("look"); // a folder for pictures to look at
    if (look != null) Files.write(Path.of(look, name + ".png"), site.browser.picture("png"));
    var picture = site.browser.picture("webp");
    assertTrue(picture.length < MOST_BYTES, name + " has " + picture.length + " bytes");
    Files.write(Image.HOUSE.resolve("web-ui/docs/" + name + ".webp"), picture);
  }
}
