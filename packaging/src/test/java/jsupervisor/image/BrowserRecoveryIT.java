package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says when the daemon is away, and that it comes back by itself. */
class BrowserRecoveryIT {
  private static final String SECTIONS =
      """
      [program:cat]
      command=cat
      startsecs=0
      [program:gone]
      command=cat
      startsecs=0
      """;

  @TempDir Path folder;

  @Test
  void aKilledJvmIsHardlyNoticedAndWithoutAStreamThePageFetchesNowAndThen() throws IOException {
    try (var site = Site.start(folder, SECTIONS)) {
      aKilledJvmIsHardlyNoticed(site);
      withoutAStreamThePageFetches(site);
    }
  }

  private static void aKilledJvmIsHardlyNoticed(Site site) throws IOException {
    site.openProcess("cat");
    var browser = site.browser;
    site.daemon.rpc.call("supervisor.sendProcessStdin", "cat", "before\n");
    browser.until("document.querySelector('.lines').innerText.includes('before')");
    ProcessHandle.of(site.daemon.jvm()).orElseThrow().destroyForcibly();
    browser.until("document.getElementById('live').innerText !== 'Live'");
    site.live();
    site.daemon.rpc.call("supervisor.sendProcessStdin", "cat", "after\n");
    browser.until("document.querySelector('.lines').innerText.includes('after')");
    assertEquals(
        List.of("before", "after"), browser.texts(".lines .line"), "no line is twice or missing");
    browser.click("[data-action=stop]"); // with the token of the new JVM
    browser.until("document.getElementById('state').innerText === 'stopped'");
    site.sameDocument();
  }

  private static void withoutAStreamThePageFetches(Site site) throws IOException {
    var streams = new ArrayList<Socket>();
    try {
      site.browser.open("about:blank");
      Await.until("all streams are ours", () -> take(site.port(), streams) && streams.size() == 64);
      site.browser.open(site.url);
      site.browser.until("document.getElementById('live').innerText === 'Every 5 s'");
      site.awaitState("cat", "STOPPED");
      site.daemon.rpc.call("supervisor.startProcess", "cat", true);
      site.awaitState("cat", "RUNNING");
    } finally {
      for (var stream : streams) stream.close();
    }
  }

  /** One stream more, unless it is refused, as while that of the last page is still there. */
  private static boolean take(int port, List<Socket> streams) {
    try {
      var socket = new Socket("127.0.0.1", port);
      var request = "GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      boolean accepted = status.equals("HTTP/1.1 200");
      if (accepted) streams.add(socket);
      else socket.close();
      return accepted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDaemonThatStopsAndComesBackIsSaidInWords() throws IOException {
    Path second = folder.resolve("second");
    Files.createDirectory(second);
    int port = Ports.free();
    var server = Site.server(port, "");
    var browser = Browser.fresh();
    try (var first = Daemon.start(folder, server + SECTIONS)) {
      first.rpc.awaitState("cat", "RUNNING");
      browser.open("http://127.0.0.1:" + port + "/process.html?processname=gone");
      browser.until("document.getElementById('live').innerText === 'Live'");
      browser.js("window.sameDocument = true");
    }
    browser.until("document.getElementById('notice').innerText.includes('No connection since ')");
    try (var _ = Daemon.start(second, server + "[program:cat]\ncommand=cat\n")) {
      browser.until("document.getElementById('live').innerText === 'Live'");
      browser.until("document.getElementById('notice').innerText.includes('This process is gone')");
      assertEquals(true, browser.js("return window.sameDocument"));
      browser.open("http://127.0.0.1:" + port + "/process.html?processname=gone");
      assertEquals("404", browser.text(".code"));
      browser.open("about:blank");
    }
  }

  @Test
  void aLoginThatHasExpiredIsSaidInWords() throws IOException {
    int port = Ports.free();
    var browser = Browser.fresh();
    try (var daemon =
        Daemon.start(folder, Site.server(port, "username=u\npassword=one") + SECTIONS)) {
      browser.open("http://u:one@127.0.0.1:" + port + "/");
      browser.until("document.getElementById('live').innerText === 'Live'");
      Daemon.write(folder, Site.server(port, "username=u\npassword=two") + SECTIONS);
      daemon.signal("HUP");
      browser.until(
          "document.getElementById('notice').innerText.includes('The login has expired')");
      browser.until("document.getElementById('live').innerText === 'Logged out'");
      browser.open("about:blank");
    }
  }
}
