package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, reasons, logs and settings are hostile: on every page they are text and nothing else. */
class EscapingTest {
  private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:[^>\"]|\"[^\"]*\")*>");

  /** Every page with that text in every place. */
  private static Map<String, String> pages(String text) {
    var daemon = new Daemon(text, text, "RUNNING", 1, 1, true, true);
    var row = Rows.row(text, text + "2", "FATAL", text);
    var health = new Health(true, Health.UNHEALTHY, 1, text, 1, 1, 1);
    var plan = new Plan(List.of(text), List.of(text), List.of(text), text);
    var section = new Section(text, List.of(new Setting(text, text)));
    var list =
        new Overview(
            daemon,
            List.of(row, Rows.probed(Rows.row(text, text, "RUNNING"), Health.UNHEALTHY)),
            text,
            text);
    var pages = new LinkedHashMap<String, String>();
    pages.put("list", list.html(Map.of("sort", text)));
    pages.put("filter", list.html(Map.of("q", text, "state", "x" + text)));
    pages.put(
        "process",
        new ProcessPage(daemon, Rows.detail(row, text, health), List.of(Rows.DAYS), text, text)
            .html());
    pages.put("log", new LogPage(daemon, text).html());
    pages.put(
        "configuration",
        new ConfigPage(daemon, text, List.of(section), Optional.of(plan), text, text).html());
    var kind = new CrashRow("0a", List.of(text, text), 2, 1, 2, text, text);
    pages.put("crashes", new CrashesPage(daemon, true, "", text, List.of(kind), 3, text).html());
    pages.put("none", new CrashesPage(daemon, true, text, text, List.of(), 3, text).html());
    pages.put("crash", Rows.crash(daemon, kind, text).html());
    pages.put("requests", Rows.requests(daemon, text).html());
    pages.put("tail", new TailPage(text, 1024, text, true).html());
    pages.put("refused", new RefusedPage(404, text, text, text).html());
    return pages;
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html)
        .results()
        .map(tag -> VALUE.matcher(tag.group()).replaceAll(""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert('1')</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\"><b>",
        "javascript:alert(1)",
        "-->&lt;<!--&#60;b&#62;",
        "</pre></title></textarea><plaintext>"
      })
  void noTextAddsATagOrAnAttribute(String evil) {
    var harmless = pages("text");
    pages(evil).forEach((page, html) -> assertEquals(tags(harmless.get(page)), tags(html), page));
  }

  @Test
  void nothingTurnsTheTextAround() {
    pages("\u202egnp.exe\u0000\u0085")
        .forEach((page, html) -> {
          var text = VALUE.matcher(html).replaceAll("");
          assertFalse(text.matches("(?s).*[\u202e\u0000\u0085].*"), page);
          assertTrue(text.contains("⟨U+202E⟩gnp.exe␀⟨U+0085⟩"), page);
        });
  }

  @Test
  void aPageLoadsNothingFromElsewhereAndHasNothingInline() {
    pages("text")
        .forEach((page, html) -> {
          for (var tag : tags(html)) assertFalse(tag.matches(".*( style| on[a-z]+)( |>).*"), tag);
          assertFalse(tags(html).contains("<script>") || tags(html).contains("<style>"), page);
          var links = Pattern.compile(" (href|src|action|formaction)=\"(/|[a-z]+:)");
          links
              .matcher(html)
              .results()
              .forEach(link -> assertEquals(" href=\"data:", link.group()));
        });
  }
}
