package jsupervisor.http.gate;

import java.util.Locale;
import java.util.Optional;
import jsupervisor.http.exchange.Exchange;

/**
 * Who asks, by the headers that browsers send and that no page can forge. Pure.
 *
 * @param host the Host header, empty = none
 * @param forwarded the X-Forwarded-Host header: a page of another site cannot send it
 * @param origin the Origin header
 * @param referer the Referer header
 * @param site the Sec-Fetch-Site header; browsers send it to localhost and over TLS only
 * @param mode the Sec-Fetch-Mode header
 * @param agent the User-Agent header
 * @param names of the server that it has come to
 */
record Visitor(
    String host,
    Optional<String> forwarded,
    Optional<String> origin,
    Optional<String> referer,
    Optional<String> site,
    Optional<String> mode,
    Optional<String> agent,
    HostNames names) {

  static Visitor of(Exchange exchange, HostNames names) {
    return new Visitor(
        exchange.header("Host").orElse(""),
        exchange.header("X-Forwarded-Host"),
        exchange.header("Origin"),
        exchange.header("Referer"),
        exchange.header("Sec-Fetch-Site"),
        exchange.header("Sec-Fetch-Mode"),
        exchange.header("User-Agent"),
        names);
  }

  /** Whether somebody's page may be behind it: a script or a program has none of these headers. */
  boolean browser() {
    return origin.isPresent() || referer.isPresent() || site.isPresent();
  }

  /**
   * The same, also for a page that keeps these headers back. The name that a browser gives itself
   * cannot be kept back, but programs may give it, too.
   */
  boolean maybeBrowser() {
    return browser() || agent.filter(name -> name.startsWith("Mozilla/")).isPresent();
  }

  /** Whether it comes from a page of ours, or from somebody who has typed the address. */
  boolean own() {
    if (site.isPresent()) return site.get().equals("same-origin") || site.get().equals("none");
    if (origin.isPresent()) return ours(origin.get());
    return referer.isEmpty() || ours(referer.get());
  }

  /** Whether another site has it loaded by its page, as an image or a script is. */
  boolean embedded() {
    boolean foreign = site.isPresent() ? !own() : origin.isPresent() && !own();
    return foreign && !mode.filter("navigate"::equals).isPresent();
  }

  private boolean ours(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) return false;
    var rest = url.substring(scheme + 3);
    int end = rest.indexOf('/');
    var authority = plain(end < 0 ? rest : rest.substring(0, end));
    if (names.tls() && !url.startsWith("https://")) return false;
    return authority.equals(plain(host))
        || names.ours(authority)
        || forwarded.filter(name -> authority.equals(plain(name))).isPresent();
  }

  /** Without the ports that go without saying. */
  private static String plain(String authority) {
    return authority.strip().toLowerCase(Locale.ROOT).replaceFirst(":(?:80|443)$", "");
  }
}
