package jsupervisor.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.web.view.Packed;

/**
 * Files that never change while the daemon runs; there are no others, so no path can lead
 * elsewhere.
 *
 * <p>The sources of style and script are small files; the browser gets one of each, compressed
 * once, under a name that holds a hash of the content, so that it may keep them for ever. Safe for
 * any thread.
 */
public final class StaticFiles {
  private static final List<String> STYLES =
      List.of("colours", "frame", "list", "process", "logs", "config", "crashes", "requests");
  private static final List<String> SCRIPTS =
      List.of(
          "base", "states", "dialogs", "actions", "link", "order", "table", "list", "ansi", "lines",
          "tail", "search", "logs", "process", "config", "keys", "start");

  private static final String CSS = "text/css;charset=utf-8";
  private static final String JS = "text/javascript;charset=utf-8";
  private static final String SVG = "image/svg+xml";

  private static final Packed STYLE = Packed.joined("style", STYLES, ".css", "", "");
  private static final Packed SCRIPT =
      Packed.joined("script", SCRIPTS, ".js", "(() => {\n'use strict';\n", "})();\n");
  private static final Packed CALM = Packed.of("icons/favicon.svg");
  private static final Packed ALERT = Packed.of("icons/alert.svg");
  private static final String STYLE_NAME = "static/style." + STYLE.hash() + ".css";
  private static final String SCRIPT_NAME = "static/script." + SCRIPT.hash() + ".js";

  private static final Map<String, Entry> FILES = new LinkedHashMap<>();

  static {
    FILES.put(STYLE_NAME, new Entry(CSS, STYLE, true));
    FILES.put(SCRIPT_NAME, new Entry(JS, SCRIPT, true));
    FILES.put("stylesheets/supervisor.css", new Entry(CSS, STYLE, false));
    FILES.put("favicon.svg", new Entry(SVG, CALM, false));
    FILES.put("alert.svg", new Entry(SVG, ALERT, false));
    FILES.put("favicon.ico", new Entry("image/x-icon", Packed.of("icons/favicon.ico"), false));
    FILES.put("images/icon.png", new Entry("image/png", Packed.of("icons/icon.png"), false));
  }

  private record Entry(String type, Packed content, boolean immutable) {}

  private StaticFiles() {}

  /**
   * A file as it goes over the wire.
   *
   * @param type of the content
   * @param bytes the content, encoded; not to be changed
   * @param etag a strong validator, with its quotes; each encoding has its own
   * @param immutable whether this name never means another content
   * @param encoding {@code gzip}, or empty = none
   */
  public record StaticFile(
      String type, byte[] bytes, String etag, boolean immutable, String encoding) {}

  /**
   * The file of that name.
   *
   * @param path without a leading slash
   * @param acceptsGzip whether the client takes gzip
   */
  public static Optional<StaticFile> find(String path, boolean acceptsGzip) {
    return Optional.ofNullable(FILES.get(path)).map(entry -> file(entry, acceptsGzip));
  }

  private static StaticFile file(Entry entry, boolean acceptsGzip) {
    var content = entry.content();
    boolean packed = acceptsGzip && content.gzip().length < content.plain().length;
    return new StaticFile(
        entry.type(),
        packed ? content.gzip() : content.plain(),
        "\"" + content.hash() + (packed ? "-gz\"" : "\""),
        entry.immutable(),
        packed ? "gzip" : "");
  }

  /** All names there are. */
  public static List<String> names() {
    return new ArrayList<>(FILES.keySet());
  }

  /** Where the stylesheet is, from the page's folder. */
  public static String style() {
    return STYLE_NAME;
  }

  /** Where the script is, from the page's folder. */
  public static String script() {
    return SCRIPT_NAME;
  }

  /** An icon as part of the page, which saves its request. */
  public static String icon(boolean alert) {
    var svg = (alert ? ALERT : CALM).plain();
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder()
            .encodeToString(
                new String(svg, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
  }
}
