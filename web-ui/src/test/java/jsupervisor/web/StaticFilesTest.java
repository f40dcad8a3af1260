package jsupervisor.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
  /** All that a first look costs, compressed (issue of the web UI). */
  private static final int MOST_BYTES = 60 * 1024;

  @Test
  void aPageAndItsFilesAreLight() throws IOException {
    int sum = packed(new Overview(Rows.DAEMON, Rows.many(20), "", "secret").html());
    for (var name :
        List.of(StaticFiles.style(), StaticFiles.script(), "favicon.svg", "favicon.ico"))
      sum += file(name, true).bytes().length;
    assertTrue(sum < MOST_BYTES, "bytes: " + sum);
  }

  private static int packed(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.size();
  }

  private static StaticFiles.StaticFile file(String name, boolean gzip) {
    return StaticFiles.find(name, gzip).orElseThrow(() -> new AssertionError(name));
  }

  @Test
  void everyFileIsTheSameCompressedOrNot() throws IOException {
    for (var name : StaticFiles.names()) {
      var plain = file(name, false);
      var packed = file(name, true);
      assertEquals("", plain.encoding(), name);
      if (packed.encoding().isEmpty()) continue;
      var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes())).readAllBytes();
      assertArrayEquals(plain.bytes(), unpacked, name);
      assertNotEquals(plain.etag(), packed.etag(), name);
    }
  }

  @Test
  void whatMayBeKeptForEverHasItsHashInItsName() {
    assertTrue(StaticFiles.style().matches("static/style\\.[0-9a-f]{10}\\.css"));
    assertTrue(StaticFiles.script().matches("static/script\\.[0-9a-f]{10}\\.js"));
    assertTrue(file(StaticFiles.script(), true).immutable());
    assertFalse(file("favicon.ico", true).immutable());
  }

  @Test
  void allThatAPageAsksForIsThere() {
    var html = new Overview(Rows.DAEMON, List.of(), "", "").html();
    assertTrue(html.contains("src=\"" + StaticFiles.script() + "\""), html);
    assertTrue(html.contains("href=\"" + StaticFiles.style() + "\""), html);
    assertTrue(html.contains("href=\"data:image/svg+xml;base64,"), html);
  }

  @Test
  void noOtherFileIsThere() {
    for (var path :
        List.of("../web/Row.class", "static/", "", "script/base.js", "static/script.js"))
      assertTrue(StaticFiles.find(path, true).isEmpty(), path);
  }

  @Test
  void theScriptNeverReadsTextAsMarkup() {
    var script = new String(file(StaticFiles.script(), false).bytes(), StandardCharsets.UTF_8);
    for (var way :
        List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("))
      assertFalse(script.contains(way), way);
    var style = new String(file(StaticFiles.style(), false).bytes(), StandardCharsets.UTF_8);
    assertFalse(style.contains("@import") || style.contains("url(http") || style.contains("url(/"));
  }
}
