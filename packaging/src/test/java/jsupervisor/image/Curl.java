package jsupervisor.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Debian's curl, and one daemon that it asks.
 *
 * @param folder to run in
 * @param base as in {@code http://127.0.0.1:9001}
 */
record Curl(Path folder, String base) {

  static Curl port(Path folder, int port) {
    return new Curl(folder, "http://127.0.0.1:" + port);
  }

  /**
   * What came back; redirects are not followed.
   *
   * @param headers by name in lower case, the last one of each
   */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The value of a field of JSON whose name appears once. */
    String field(String name) {
      return body.replaceFirst("(?s).*\"" + name + "\":\"?([^\",}\\]]*).*", "$1");
    }
  }

  /** Fetches a path; further words are options of curl, as {@code -H} and a header. */
  Answer get(String path, String... options) {
    var command = new ArrayList<>(List.of("curl", "-sS", "-i", "--max-time", "60"));
    command.addAll(List.of(options));
    command.add(base + path);
    return parsed(Run.in(folder, command).ok().out());
  }

  /** Posts a form and asks for JSON, as a script does. */
  Answer post(String form, String... options) {
    var all = new ArrayList<>(List.of("-H", "Accept: application/json", "--data-binary", form));
    all.addAll(List.of(options));
    return get("/index.html", all.toArray(String[]::new));
  }

  /** The token of the pages. */
  String token() {
    return get("/rows.json").field("token");
  }

  private static Answer parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (text.startsWith("HTTP/1.1 100 ")) return parsed(text.substring(end + 4));
    var lines = text.substring(0, end).split("\r\n");
    var headers = new LinkedHashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      var words = lines[i].split(": *", 2);
      headers.put(words[0].toLowerCase(Locale.ROOT), words.length > 1 ? words[1] : "");
    }
    int status = Integer.parseInt(lines[0].split(" ")[1]);
    return new Answer(status, headers, text.substring(end + 4));
  }
}
