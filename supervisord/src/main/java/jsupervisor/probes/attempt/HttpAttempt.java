package jsupervisor.probes.attempt;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import jsupervisor.ask.Probe;

/**
 * A request to a web server, by the client that is part of java.base: the newer one of
 * java.net.http would cost another module, half a second at its first request, and threads of its
 * own. No proxy, no cookies, no password.
 */
final class HttpAttempt implements Attempt {
  private static final Probe.Range USUAL = new Probe.Range(200, 299);
  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  private final String url;
  private final Probe.Expected expected;
  private final int millis;
  private final Body body;
  private HttpURLConnection connection;
  private boolean aborted;

  HttpAttempt(String url, Probe.Expected expected, Duration timeout) {
    this.url = url;
    this.expected = expected;
    millis = (int) timeout.toMillis();
    body = new Body(expected.pattern(), timeout);
  }

  @Override
  public Answer run() throws IOException {
    try {
      return ask();
    } catch (RuntimeException e) {
      unlessAborted(); // the library's connections are not made to be closed by another thread
      throw e;
    }
  }

  private Answer ask() throws IOException {
    var address = URI.create(url);
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      var asked = open(address);
      try {
        int code = asked.getResponseCode();
        unlessAborted(); // the library takes a head that is cut off for a whole one
        var next = elsewhere(address, code, asked);
        if (next.isEmpty()) return judge(code, asked);
        address = next.get();
      } finally {
        asked.disconnect();
      }
    }
    return Answer.bad("more than " + MOST_REDIRECTS + " redirects");
  }

  private HttpURLConnection open(URI address) throws IOException {
    var asked = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    asked.setInstanceFollowRedirects(false);
    asked.setConnectTimeout(millis);
    asked.setReadTimeout(millis);
    asked.setUseCaches(false);
    asked.setRequestProperty("Connection", "close");
    asked.setRequestProperty("User-Agent", "JSupervisor");
    asked.setRequestProperty("Accept", "*/*");
    synchronized (this) {
      unlessAborted();
      connection = asked;
    }
    return asked;
  }

  private synchronized void unlessAborted() throws IOException {
    if (aborted) throw new IOException("aborted");
  }

  /** Where to go on; never from an encrypted place to one that is not. */
  private Optional<URI> elsewhere(URI here, int code, HttpURLConnection asked) throws IOException {
    var location = asked.getHeaderField("Location");
    if (location == null || !ELSEWHERE.contains(code)) return Optional.empty();
    if (expected.has(code, USUAL)) return Optional.empty();
    try {
      var next = here.resolve(new URI(location));
      boolean known = "https".equals(next.getScheme()) || next.getScheme().equals(here.getScheme());
      if (known && next.getHost() != null && next.getRawUserInfo() == null)
        return Optional.of(next);
    } catch (URISyntaxException | IllegalArgumentException _) {
      // as good as none
    }
    throw new IOException("status " + code + " to where it is not followed");
  }

  private Answer judge(int code, HttpURLConnection asked) throws IOException {
    if (code < 0) return Answer.bad("no answer of HTTP");
    var words = "status " + code;
    if (!expected.has(code, USUAL)) return Answer.bad(words);
    if (body.any()) return Answer.good(words);
    var in = code < 400 ? asked.getInputStream() : asked.getErrorStream();
    if (body.find(in == null ? InputStream.nullInputStream() : in)) return Answer.good(words);
    return Answer.bad(words + ", and probe_pattern is not found");
  }

  @Override
  public synchronized void abort() {
    aborted = true;
    if (connection != null) connection.disconnect();
  }
}
