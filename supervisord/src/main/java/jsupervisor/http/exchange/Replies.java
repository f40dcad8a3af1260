package jsupervisor.http.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import jsupervisor.web.Json;
import jsupervisor.web.RefusedPage;
import jsupervisor.wire.Body;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Callback;

/** Answers in one piece. */
public final class Replies {
  private static final String HTML = "text/html;charset=utf-8";
  private static final String JSON = "application/json";

  /** Shorter texts are not worth it. */
  private static final int WORTH_PACKING = 1024;

  /** Nothing from elsewhere, nothing inline, and nobody else's frame. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final long READING_MILLIS = 30_000;

  private Replies() {}

  public static void send(Exchange exchange, int status, String type, byte[] body) {
    send(exchange, status, type, body, exchange.callback());
  }

  private static void send(Exchange exchange, int status, String type, byte[] body, Callback done) {
    var headers = exchange.response().getHeaders();
    exchange.response().setStatus(status);
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    exchange.response().write(true, ByteBuffer.wrap(body), done);
  }

  /**
   * A long answer in its pieces. A client that stops reading it is let go after 30 seconds; the
   * answer is refused while such clients hold too many others.
   */
  public static void send(Exchange exchange, int status, String type, Body body) {
    if (!Budget.ANSWERS.await(body.length())) {
      busy(exchange);
      return;
    }
    var headers = exchange.response().getHeaders();
    exchange.response().setStatus(status);
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length());
    var pieces = new ByteBufferContentSource(body.pieces());
    Content.copy(pieces, exchange.response(), read(exchange, body.length()));
  }

  /** What is done when an answer has been read, or never will be. */
  private static Callback read(Exchange exchange, int length) {
    var client = exchange.endPoint();
    long patience = client.getIdleTimeout();
    client.setIdleTimeout(READING_MILLIS);
    return Callback.from(
        exchange.callback(),
        () -> {
          Budget.ANSWERS.give(length);
          client.setIdleTimeout(patience);
        });
  }

  /** Supervisor's page for errors (spec xmlrpc, section 1). */
  public static void error(Exchange exchange, int status) {
    var reason = HttpStatus.getMessage(status);
    var page =
        """
        <head>\r
        <title>Error response</title>\r
        </head>\r
        <body>\r
        <h1>Error response</h1>\r
        <p>Error code %d.\r
        <p>Message: %s.\r
        </body>\r
        """
            .formatted(status, reason);
    send(exchange, status, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Says no in the way in which the caller understands it. */
  public static void refuse(Exchange exchange, RefusedPage page) {
    if (exchange.wantsJson())
      json(exchange, page.status(), Json.outcome(page.what() + " " + page.todo(), false));
    else if (exchange.wantsHtml()) page(exchange, page.status(), page.html(), true);
    else error(exchange, page.status());
  }

  /**
   * A page for people.
   *
   * @param repeats whether it repeats what the request says: then it is not compressed, or its
   *     length would give away what else is in it (BREACH)
   */
  public static void page(Exchange exchange, int status, String html, boolean repeats) {
    var headers = exchange.response().getHeaders();
    noCache(exchange);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    packed(exchange, status, HTML, html.getBytes(StandardCharsets.UTF_8), !repeats);
  }

  public static void json(Exchange exchange, int status, String json) {
    json(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, as UTF-8 already. */
  public static void json(Exchange exchange, int status, byte[] json) {
    noCache(exchange);
    exchange.response().getHeaders().put("X-Content-Type-Options", "nosniff");
    exchange.response().getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
    packed(exchange, status, JSON, json, true);
  }

  /** Figures, which repeat nothing of the request. */
  public static void figures(Exchange exchange, String type, byte[] text) {
    noCache(exchange);
    exchange.response().getHeaders().put("X-Content-Type-Options", "nosniff");
    packed(exchange, 200, type, text, true);
  }

  private static void packed(
      Exchange exchange, int status, String type, byte[] plain, boolean may) {
    exchange.response().getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
    boolean packed = may && plain.length >= WORTH_PACKING && exchange.acceptsGzip();
    if (packed) exchange.response().getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
    bounded(exchange, status, type, packed ? gzip(plain) : plain);
  }

  /** It is refused while clients that read slowly hold too many others. */
  private static void bounded(Exchange exchange, int status, String type, byte[] body) {
    if (Budget.ANSWERS.take(body.length)) {
      var done = Callback.from(exchange.callback(), () -> Budget.ANSWERS.give(body.length));
      send(exchange, status, type, body, done);
      return;
    }
    busy(exchange);
  }

  /** Later it may be better. */
  public static void busy(Exchange exchange) {
    exchange.response().reset();
    exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, 5);
    error(exchange, 503);
  }

  private static byte[] gzip(byte[] plain) {
    var bytes = new ByteArrayOutputStream(plain.length / 8);
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The headers of everything that is different the next time. */
  public static void noCache(Exchange exchange) {
    var headers = exchange.response().getHeaders();
    headers.put(HttpHeader.PRAGMA, "no-cache");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put(HttpHeader.EXPIRES, "Thu, 01 Jan 1970 00:00:00 GMT");
  }

  /**
   * Sends the client somewhere else.
   *
   * @param status 301 or 303
   * @param location relative to the page's folder, so that it is right behind any proxy
   */
  public static void redirect(Exchange exchange, int status, String location) {
    noCache(exchange);
    exchange.response().getHeaders().put(HttpHeader.LOCATION, location);
    error(exchange, status);
  }
}
