package jsupervisor.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text made safe for the places where it stands. */
final class Html {
  private Html() {}

  /** For text and for attribute values in double quotes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** For a part of a URL; safe in attributes as well. */
  static String quote(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }

  static String page(String title, String text) {
    return "<!DOCTYPE html><html lang=\"en\"><title>%s</title><pre>%s</pre></html>"
        .formatted(escape(title), escape(text));
  }
}
