package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The one browser of all tests: Chromium without a window, on a profile of its own, with the driver
 * beside it. Nothing is downloaded. It ends with the tests' JVM.
 */
final class Browser {
  private static Browser shared;

  private final ChromeDriver driver;
  private final List<String> added = new ArrayList<>();

  private Browser() {
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    driver = new ChromeDriver(service, options());
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
  }

  /** The browser, started at the first call, as if it were new. */
  static synchronized Browser fresh() {
    if (shared == null) shared = new Browser();
    shared.driver.get("about:blank");
    shared.scripting(true);
    shared.withoutAdded();
    shared.show(1440, 900, false);
    shared.complaints();
    return shared;
  }

  private static ChromeOptions options() {
    var options = new ChromeOptions();
    options.setBinary(program("chromium").toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--hide-scrollbars",
        "--user-data-dir=" + profile());
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  private static Path profile() {
    try {
      var profile = Files.createTempDirectory("jsupervisor-browser");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> Run.in(Path.of("/"), List.of("rm", "-rf", profile.toString()))));
      return profile;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path program(String name) {
    return Stream.of("/usr/bin", "/usr/lib/chromium-browser", "/usr/local/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                name + " is missing; as root: apt-get install chromium chromium-driver"));
  }

  /** Loads a page and waits for its end; what streams may go on. */
  void open(String url) {
    driver.get(url);
  }

  /** Whether pages may run scripts, from the next page on. */
  void scripting(boolean on) {
    cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /** Runs a script before those of each page, from the next page on until the browser is fresh. */
  void onEachPage(String script) {
    var answer = cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    added.add(answer.get("identifier").toString());
  }

  private void withoutAdded() {
    for (var one : added)
      cdp("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", one));
    added.clear();
  }

  /** Size of the view in CSS pixels, and whether the system prefers dark. */
  void show(int width, int height, boolean dark) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** A command of the DevTools protocol. */
  Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** What a script returns; works without scripting, too. */
  Object js(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script hands to its last argument. */
  Object jsLater(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** Waits until the expression is true. */
  void until(String expression, Object... arguments) {
    Await.until(
        () -> expression + " " + List.of(arguments) + " on the page:\n" + text("body"),
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> Boolean.TRUE.equals(tried("return !!(" + expression + ")", arguments)));
  }

  private Object tried(String script, Object... arguments) {
    try {
      return js(script, arguments);
    } catch (WebDriverException e) {
      return e; // the page is being replaced, or its node is not there yet
    }
  }

  /** Clicks as a user does; waits until there is something to click. */
  void click(String css) {
    Await.until(
        () -> "can be clicked: " + css + "\n" + text("body"),
        Duration.ofSeconds(60),
        Duration.ofMillis(50),
        () -> clicked(css));
  }

  private boolean clicked(String css) {
    try {
      element(css).click();
      return true;
    } catch (WebDriverException e) {
      return false;
    }
  }

  /** Types into what has the focus. */
  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Shift and Tab together. */
  void tabBack() {
    new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.TAB).keyUp(Keys.SHIFT).perform();
  }

  /** The text that a user sees. */
  String text(String css) {
    return String.valueOf(tried("return document.querySelector(arguments[0])?.innerText", css));
  }

  /** The texts of all that match, those out of sight too. */
  List<?> texts(String css) {
    return (List<?>)
        js(
            "return [...document.querySelectorAll(arguments[0])].map(n => n.textContent.trim())",
            css);
  }

  /** The address of the page. */
  String address() {
    return driver.getCurrentUrl();
  }

  String title() {
    return driver.getTitle();
  }

  WebElement element(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /**
   * What the browser has complained of since the last call: forbidden by policy, not found, thrown.
   */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** A picture of the view as {@code png} or {@code webp}. */
  byte[] picture(String format) {
    return java.util.Base64.getDecoder()
        .decode((String) cdp("Page.captureScreenshot", Map.of("format", format)).get("data"));
  }
}
