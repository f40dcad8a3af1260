package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page of one process, and the daemon's log, with real children that write. */
class BrowserProcessIT {
  /** Writes each line that it reads to both of its streams, escapes interpreted. */
  private static final String TALKER =
      "while read -r line; do printf '%b\\n' \"$line\"; printf '%b\\n' \"err $line\" >&2; done\n";

  private static final String SECTIONS =
      """
      [program:talker]
      startsecs=0
      command=sh %1$s/talker.sh
      environment=PLAIN="to see",API_TOKEN="never-shown"
      directory=%1$s
      [program:other]
      startsecs=0
      command=sh %1$s/talker.sh
      redirect_stderr=true
      [program:silent]
      startsecs=0
      command=cat
      stdout_logfile=NONE
      stderr_logfile=NONE
      """;

  @TempDir static Path folder;
  private static Site site;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve("talker.sh"), TALKER);
    site = Site.start(folder, SECTIONS);
    site.daemon.rpc.awaitState("talker", "RUNNING");
    browser = site.browser;
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @BeforeEach
  void open() {
    site.openProcess("talker");
    browser.js("localStorage.clear()");
  }

  @AfterEach
  void nothingIsWrong() {
    site.noComplaints();
  }

  private static void say(String line) throws IOException {
    site.daemon.rpc.call("supervisor.sendProcessStdin", "talker", line + "\n");
  }

  /** Waits for a line in a pane, as the reader sees it. */
  private static void awaitLine(String channel, String text) {
    browser.until(
        "[...document.querySelectorAll(`[data-channel=${arguments[0]}] .line`)].some(n => n.innerText === arguments[1])",
        channel,
        text);
  }

  @Test
  void bothLogsAreFollowedSideBySideOrMerged() throws IOException {
    say("before merging");
    awaitLine("stdout", "before merging");
    awaitLine("stderr", "err before merging");
    browser.click("[data-view=merged]");
    say("after merging");
    awaitLine("merged", "after merging");
    awaitLine("merged", "err after merging");
    assertTrue(browser.text("[data-channel=merged] .lines").contains("before merging"));
    browser.click("[data-view=stderr]");
    awaitLine("stderr", "err after merging");
    assertEquals(
        false,
        browser.js("return document.querySelector('[data-channel=stdout]').checkVisibility()"));
    browser.click("[data-view=side]");
    awaitLine("stdout", "after merging");
  }

  @Test
  void aPausedLogStandsStillAndLosesNothing() throws IOException {
    say("one");
    awaitLine("stdout", "one");
    browser.click("#pause");
    say("two while paused");
    browser.until("document.getElementById('pause').innerText.startsWith('Go on (')");
    assertFalse(browser.text(".panes").contains("two while paused"));
    browser.click("#pause");
    awaitLine("stdout", "two while paused");
  }

  @Test
  void aSearchMarksCountsAndWalks() throws IOException {
    say("needle a\\nhay\\nNEEDLE b");
    awaitLine("stdout", "NEEDLE b");
    awaitLine("stderr", "NEEDLE b");
    browser.click("[data-view=stdout]");
    browser.keys("/", "needle");
    browser.until("document.getElementById('hits').innerText === '2 lines'");
    browser.keys(Keys.ENTER);
    browser.until("document.querySelector('.line.current').innerText === 'NEEDLE b'");
    browser.click("#prev");
    browser.until("document.querySelector('.line.current').innerText === 'needle a'");
    assertEquals("1 of 2 lines", browser.text("#hits"));
    assertEquals(2L, browser.js("return CSS.highlights.get('found').size"));
    browser.click("[data-view=side]");
  }

  @Test
  void coloursAreClassesAndNothingIsObeyedOrHidden() throws IOException {
    say(
        "\\033[31mred\\033[0m plain \\033[1;48;5;21mbold\\033[0m\\033[2J\\033]0;title\\007\\001 <b>&amp;\\0342\\0200\\0256x");
    awaitLine("stdout", "red plain bold␁ <b>&amp;⟨U+202E⟩x");
    var line = "[...document.querySelectorAll('[data-channel=stdout] .line')].at(-1)";
    assertEquals("red", browser.js("return " + line + ".querySelector('.f1').innerText"));
    assertEquals("bold", browser.js("return " + line + ".querySelector('.bold.b12').innerText"));
    assertEquals(
        0L, browser.js("return document.querySelectorAll('.lines b, .lines [style]').length"));
  }

  @Test
  void aLineOfAMegabyteAndBrokenUtf8AreShownAsFarAsSensible() throws IOException {
    Files.write(
        folder.resolve("big"),
        ("x".repeat(1 << 20) + "\n\u00ff\n")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    site.daemon.rpc.call("supervisor.clearProcessLogs", "other");
    site.openProcess("other");
    site.daemon.rpc.call("supervisor.sendProcessStdin", "other", "ready\n");
    awaitLine("stdout", "ready");
    Run.in(folder, List.of("sh", "-c", "cat big >> " + site.info("other").get("stdout_logfile")))
        .ok();
    awaitLine("stdout", "\ufffd");
    assertTrue(browser.text("[data-channel=stdout] .cut").contains("more characters"));
    assertTrue(
        (long) browser.js("return document.querySelector('.panes').innerText.length") < 20_000);
  }

  @Test
  void aLineFullOfEscapesIsShownInFewPieces() throws IOException {
    site.openProcess("other");
    var bomb = "for i in $(seq 1 5000); do printf '\\033[3%dmx' $((i % 8)); done; echo; echo after";
    Run.in(folder, List.of("sh", "-c", "(" + bomb + ") >> " + otherLog())).ok();
    awaitLine("stdout", "after");
    assertTrue(
        (long)
                browser.js(
                    "return Math.max(...[...document.querySelectorAll('.line')].map(n => n.childElementCount))")
            <= 501);
  }

  @Test
  void aProgressThatWritesOverItselfIsOneShortLine() throws IOException {
    site.openProcess("other");
    var progress = "for i in $(seq 1 3000); do printf '%d of 3000\\r' $i; done; echo; echo over";
    Run.in(folder, List.of("sh", "-c", "(" + progress + ") >> " + otherLog())).ok();
    awaitLine("stdout", "over");
    awaitLine("stdout", "3000 of 3000");
  }

  private static String otherLog() throws IOException {
    return site.info("other").get("stdout_logfile").toString();
  }

  @Test
  void oldLinesLeaveThePage() throws IOException {
    site.openProcess("other");
    Run.in(folder, List.of("sh", "-c", "seq 1 20000 >> " + otherLog())).ok();
    awaitLine("stdout", "20000");
    assertEquals(
        5000L,
        browser.js("return document.querySelectorAll('[data-channel=stdout] .line').length"));
  }

  @Test
  void aLineIsSentAndTheLogIsCleared() {
    browser.click("#line");
    browser.keys("typed here", Keys.ENTER);
    awaitLine("stdout", "typed here");
    browser.until("document.getElementById('line').value === ''");
    browser.click("button[formaction*=clearlog]");
    browser.click("#ask-yes");
    browser.until(
        "document.getElementById('message').innerText.includes('Log for talker cleared')");
    browser.until(
        "document.querySelector('[data-channel=stdout]').innerText.includes('File truncated')");
  }

  @Test
  void aSignalAndARestartMakeHistory() throws IOException {
    var before = site.info("talker").get("pid");
    browser.js("document.getElementById('signal').value = 'KILL'");
    browser.click("form[action*=signal] button");
    browser.click("#ask-yes");
    browser.until("document.querySelector('#past').innerText.includes('SIGKILL')");
    browser.until(
        "document.getElementById('pid').innerText !== arguments[0] && document.getElementById('state').innerText === 'running'",
        before.toString());
    browser.until("document.querySelector('#past .st').innerText === 'running'");
    assertEquals("2", browser.text("#starts"));
    browser.click("[data-action=stop]");
    browser.until("document.getElementById('state').innerText === 'stopped'");
    assertTrue(browser.title().contains("stopped"), browser.title());
    assertEquals(List.of("–", "–"), browser.texts(".spark b"), "what does not run uses nothing");
    browser.until("document.querySelector('form[action*=signal] button').disabled");
    browser.click("[data-action=start]");
    browser.until("document.getElementById('state').innerText === 'running'");
    site.sameDocument();
  }

  @Test
  void factsAreThereAndSecretsAreNot() {
    var html = (String) browser.js("return document.documentElement.outerHTML");
    assertFalse(html.contains("never-shown"));
    browser.click("summary");
    assertTrue(browser.text(".more").contains("API_TOKEN"), browser.text(".more"));
    assertTrue(browser.text(".more").contains("to see"), browser.text(".more"));
    assertTrue(browser.text(".facts").contains(folder.toString()), browser.text(".facts"));
  }

  @Test
  void whatItUsesIsDrawn() {
    browser.until("document.querySelector('[data-of=rss] .line').getAttribute('d')?.includes('L')");
    browser.until("/[0-9.]+ [KM]iB/.test(document.querySelector('[data-of=rss] b').innerText)");
    browser.until("/%$/.test(document.querySelector('[data-of=cpu] b').innerText)");
  }

  @Test
  void aProcessWithoutLogsSaysSo() {
    site.openProcess("silent");
    assertTrue(browser.text("#logs").contains("It has no log."));
  }

  @Test
  void theDaemonsLogIsLive() throws IOException {
    site.open("log.html");
    site.daemon.rpc.call("supervisor.stopProcess", "silent", true);
    browser.until("document.querySelector('.lines').innerText.includes('stopped: silent')");
    site.daemon.rpc.call("supervisor.startProcess", "silent", true);
  }
}
