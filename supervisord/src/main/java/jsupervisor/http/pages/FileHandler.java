package jsupervisor.http.pages;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.web.RefusedPage;
import jsupervisor.web.StaticFiles;
import jsupervisor.web.StaticFiles.StaticFile;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpHeader;

/** Files that never change: style, script, icons (spec web, section 1). */
public final class FileHandler {
  /** In seconds; they have changed no later than the program that holds them. */
  private final long modified = modified();

  private final Set<String> folders =
      StaticFiles.names().stream()
          .filter(name -> name.contains("/"))
          .map(name -> name.substring(0, name.indexOf('/')))
          .collect(Collectors.toSet());

  private static long modified() {
    try {
      var source = StaticFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Files.getLastModifiedTime(Path.of(source)).toMillis() / 1000;
    } catch (IOException | URISyntaxException | RuntimeException _) {
      return Instant.now().getEpochSecond();
    }
  }

  public void handle(Exchange exchange) {
    var path = exchange.path();
    var file = StaticFiles.find(path, exchange.acceptsGzip());
    if (file.isPresent()) send(exchange, file.get());
    else if (folders.contains(path)) Replies.redirect(exchange, 301, "./" + path + "/");
    else
      Replies.refuse(
          exchange,
          new RefusedPage(
              404, "Not found", "There is nothing at this address.", "The list has all links."));
  }

  private void send(Exchange exchange, StaticFile file) {
    var headers = exchange.response().getHeaders();
    headers.put(HttpHeader.ETAG, file.etag());
    headers.put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(modified * 1000));
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(
        HttpHeader.CACHE_CONTROL,
        file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
    if (known(exchange, file)) {
      exchange.response().setStatus(304);
      exchange.callback().succeeded();
      return;
    }
    if (!file.encoding().isEmpty()) headers.put(HttpHeader.CONTENT_ENCODING, file.encoding());
    Replies.send(exchange, 200, file.type(), file.bytes());
  }

  /** Whether the client has it already; a tag counts more than a time (RFC 9110, 13.2.2). */
  private boolean known(Exchange exchange, StaticFile file) {
    var tags = exchange.header("If-None-Match");
    if (tags.isPresent())
      return Arrays.stream(tags.get().split(","))
          .map(tag -> tag.strip().replaceFirst("^W/", ""))
          .anyMatch(tag -> tag.equals("*") || tag.equals(file.etag()));
    var since = exchange.header("If-Modified-Since");
    return since.isPresent() && seconds(since.get()) >= modified;
  }

  /** A time that makes no sense is as if it were not there. */
  private static long seconds(String date) {
    try {
      return HttpDateTime.parseToEpoch(date) / 1000;
    } catch (IllegalArgumentException _) {
      return -1;
    }
  }
}
