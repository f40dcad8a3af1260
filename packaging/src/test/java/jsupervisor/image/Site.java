package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A daemon with a page, and the browser that looks at it. Closing ends the daemon. */
final class Site implements AutoCloseable {
  private static final String SERVER =
      """
      [inet_http_server]
      port=127.0.0.1:%d
      %s
      """;

  final Browser browser = Browser.fresh();
  final Daemon daemon;
  final String url;

  private Site(Daemon daemon, int port) {
    this.daemon = daemon;
    url = "http://127.0.0.1:" + port + "/";
  }

  /** Starts a daemon with these sections; %1$s is its folder. */
  static Site start(Path folder, String sections) throws IOException {
    int port = Ports.free();
    return new Site(Daemon.start(folder, server(port, "") + sections), port);
  }

  /** The section that makes the page, with more of its options. */
  static String server(int port, String options) {
    return SERVER.formatted(port, options);
  }

  int port() {
    return java.net.URI.create(url).getPort();
  }

  /** Opens one of its pages and waits until it is live. */
  void open(String page) {
    browser.open(url + page);
    live();
    browser.js("window.sameDocument = true");
  }

  void live() {
    browser.until("document.getElementById('live').textContent === 'Live'");
  }

  /** The page of a process. */
  void openProcess(String name) {
    open(
        "process.html?processname="
            + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The selector of a row. */
  static String row(String name) {
    return "tr.row[data-name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  /** Clicks a button of a row. */
  void click(String name, String action) {
    browser.click(row(name) + " button[formaction*='action=" + action + "&']");
  }

  /** Waits until the list shows a process in that state. */
  void awaitState(String name, String state) {
    browser.until(
        "document.querySelector(arguments[0])?.dataset.state === arguments[1]", row(name), state);
  }

  /**
   * From now on the page remembers which rows it touches; that an uptime moves on does not count.
   */
  void watchRows() {
    browser.js(
        """
        window.touched = new Set();
        const note = node => {
          const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
          if (!element?.closest('.since')) touched.add(element?.closest('tr.row')?.dataset.name);
        };
        new MutationObserver(changes => changes.forEach(({ target, addedNodes, removedNodes }) => {
          note(target);
          for (const node of [...addedNodes, ...removedNodes]) if (node.matches?.('tr.row')) note(node);
        })).observe(document.getElementById('list'), { subtree: true, childList: true, attributes: true, characterData: true });
        """);
  }

  List<?> touchedRows() {
    return (List<?>) browser.js("return [...touched].filter(name => name).sort()");
  }

  Map<?, ?> info(String name) throws IOException {
    return daemon.rpc.info(name);
  }

  /** The page is the one that was opened: nothing has loaded it anew. */
  void sameDocument() {
    if (!Boolean.TRUE.equals(browser.js("return window.sameDocument === true")))
      throw new AssertionError("the page was loaded anew: " + browser.address());
  }

  /** Nothing was forbidden, not found or thrown. */
  void noComplaints() {
    var complaints = browser.complaints();
    if (!complaints.isEmpty()) throw new AssertionError(String.join("\n", complaints));
  }

  @Override
  public void close() {
    browser.open("about:blank"); // its streams must not outlive the daemon in the browser's log
    daemon.close();
  }
}
