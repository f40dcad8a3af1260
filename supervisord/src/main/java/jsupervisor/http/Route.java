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

  static Route exact(String path, String methods, Handling handling) {
    return new Route(path, false, List.of(methods.split(" ")), handling);
  }

  static Route under(String path, String methods, Handling handling) {
    return new Route(path, true, List.of(methods.split(" ")), handling);
  }

  boolean fits(Exchange exchange) {
    var asked = exchange.path();
    return prefix ? asked.startsWith(path) : asked.equals(path);
  }

  boolean allows(Exchange exchange) {
    return methods.contains(exchange.request().getMethod());
  }
}
