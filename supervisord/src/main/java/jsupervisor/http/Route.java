package jsupervisor.http;

import java.util.List;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Handling;

/**
 * A row of the table of addresses.
 *
 * @param path without a leading slash
 * @param prefix whether everything that begins with it is meant
 * @param methods that may be used; all others are answered with 400
 * @param handling who answers
 */
record Route(String path, boolean prefix, List<String> methods, Handling handling) {

  /** The path of the API. */
  static final String API = "RPC2";

  static Route exact(String path, String methods, Handling handling) {
    return new Route(path, false, List.of(methods.split(" ")), handling);
  }

  static Route under(String path, String methods, Handling handling) {
    return new Route(path, true, List.of(methods.split(" ")), handling);
  }

  /** Only pages may have more than one slash before them, as with Supervisor. */
  boolean fits(Exchange exchange) {
    if (!prefix) return exchange.path().equals(path);
    return path.isEmpty() || exchange.wholePath().startsWith("/" + path);
  }

  /** Whether the API is there. */
  boolean api() {
    return path.equals(API);
  }

  /**
   * What is written down of a request that it fits, as in {@code GET /logtail/}; of files {@code
   * GET /*}.
   */
  String name(Exchange exchange) {
    var method = allows(exchange) ? exchange.request().getMethod() : "?";
    if (prefix && path.isEmpty()) return method + " /*";
    return method + " /" + path + (prefix && !path.endsWith("/") ? "/" : "");
  }

  boolean allows(Exchange exchange) {
    return methods.contains(exchange.request().getMethod());
  }
}
