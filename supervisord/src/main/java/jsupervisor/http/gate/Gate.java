package jsupervisor.http.gate;

import java.util.Optional;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.web.RefusedPage;

/**
 * What browsers may do (known-traps C37). Programs, as curl and scripts, are left alone: no other
 * site can make them send anything. Any thread.
 *
 * @param token of this JVM
 */
public record Gate(Token token) {
  private static final int FORBIDDEN = 403;

  /** Where a request keeps the names of the server that it has come to. */
  private static final String NAMES = HostNames.class.getName();

  /**
   * Looks at every request.
   *
   * @param names of the server that it has come to
   * @return why it is refused; empty = it is not
   */
  public Optional<RefusedPage> enter(Exchange exchange, HostNames names) {
    exchange.request().setAttribute(NAMES, names);
    return enter(Visitor.of(exchange, names), exchange.is("POST"));
  }

  /** A POST that is no form of ours changes something, too: the API is open to it. */
  static Optional<RefusedPage> enter(Visitor visitor, boolean post) {
    if (visitor.maybeBrowser() && !visitor.names().admit(visitor.host()))
      return Optional.of(unknownHost(visitor.host()));
    if (visitor.embedded() || (post && visitor.browser() && !visitor.own()))
      return Optional.of(foreign());
    return Optional.empty();
  }

  /**
   * Looks at a request that has entered and changes something.
   *
   * @param sent the token that came with it, empty = none
   * @return why it is refused; empty = it is not
   */
  public Optional<RefusedPage> change(Exchange exchange, String sent) {
    var names = (HostNames) exchange.request().getAttribute(NAMES);
    return change(Visitor.of(exchange, names), exchange.is("POST"), sent);
  }

  Optional<RefusedPage> change(Visitor visitor, boolean post, String sent) {
    if (!visitor.browser()) return Optional.empty();
    if (!visitor.own()) return Optional.of(foreign());
    return post && !token.is(sent) ? Optional.of(old()) : Optional.empty();
  }

  private static RefusedPage unknownHost(String host) {
    return new RefusedPage(
        FORBIDDEN,
        "Unknown host name",
        "This daemon is not known as " + host + ".",
        "If that is its name, add it to web_hosts in [inet_http_server], or set a password there;"
            + " its numeric address works in any case.");
  }

  private static RefusedPage foreign() {
    return new RefusedPage(
        FORBIDDEN,
        "Request from another site",
        "A page of another site has sent this request.",
        "Nothing was done. If you meant it, do it on the daemon's own page.");
  }

  private static RefusedPage old() {
    return new RefusedPage(
        FORBIDDEN,
        "Page out of date",
        "The page that sent this is from before the daemon's last start.",
        "Nothing was done. Load the page again, then repeat it.");
  }
}
