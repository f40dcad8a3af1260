package jsupervisor.http.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.tails.Follower;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Logs as they grow (spec web, {@code /logtail} and {@code /mainlogtail}). */
public final class FollowHandler {
  private static final int MOST_TAILS = 200;
  private static final long PAUSE_MILLIS = 250;
  private static final long IDLE_ROUNDS = 30 * 60 * 1000 / PAUSE_MILLIS;

  /** What comes first, in bytes, where the request does not say. */
  private static final int BEGINNING = 1024;

  private static final int MOST_BEGINNING = 1 << 20;

  private final LogFiles files;
  private final Semaphore places = new Semaphore(MOST_TAILS);
  private final CountDownLatch closed = new CountDownLatch(1);

  public FollowHandler(Asker asker) {
    files = new LogFiles(asker);
  }

  /** Ends all streams. */
  public void close() {
    closed.countDown();
  }

  /** {@code logtail/NAME[/CHANNEL]}. */
  public void process(Exchange exchange) throws IOException {
    exchange.response().getHeaders().put("X-Accel-Buffering", "no"); // nginx passes it on at once
    follow(files.process(exchange), exchange);
  }

  /** {@code mainlogtail}. */
  public void main(Exchange exchange) throws IOException {
    follow(files.main(exchange), exchange);
  }

  private void follow(Optional<LogFiles.Found> log, Exchange exchange) throws IOException {
    if (log.isEmpty()) return;
    if (!places.tryAcquire()) {
      LogFiles.refuse(exchange, 503, MOST_TAILS + " logs are being followed already.");
      return;
    }
    try {
      follow(log.get().file(), exchange);
    } finally {
      places.release();
    }
  }

  private void follow(String file, Exchange exchange) throws IOException {
    var headers = exchange.response().getHeaders();
    try (var follower = Follower.at(file, beginning(exchange.query("limit")))) {
      headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
      headers.put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(modified(file)));
      headers.put("X-Content-Type-Options", "nosniff");
      copy(follower, exchange);
      exchange.callback().succeeded();
    } catch (IOException e) {
      if (exchange.response().isCommitted()) throw e;
      LogFiles.refuse(exchange, 404, "There is no such file, or it cannot be read.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.callback().failed(e);
    }
  }

  private static int beginning(String text) {
    if (!text.matches("[0-9]{1,9}")) return BEGINNING;
    return Math.clamp(Integer.parseInt(text), 1, MOST_BEGINNING);
  }

  private static long modified(String file) throws IOException {
    return Files.getLastModifiedTime(Path.of(file)).toMillis();
  }

  /** Until the daemon ends, the client goes, or nothing has come for half an hour. */
  private void copy(Follower follower, Exchange exchange) throws IOException, InterruptedException {
    try (var out = Content.Sink.asOutputStream(exchange.response())) {
      out.flush();
      for (int idle = 0; closed.getCount() > 0 && idle < IDLE_ROUNDS; idle++) {
        var bytes = follower.more();
        if (bytes.length == 0) {
          if (exchange.gone()) return;
          closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          continue;
        }
        out.write(bytes);
        out.flush();
        idle = 0;
      }
    }
  }
}
