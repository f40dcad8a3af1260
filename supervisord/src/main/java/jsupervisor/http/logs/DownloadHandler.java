package jsupervisor.http.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.tails.LogChannel;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/** Whole logs as files to keep. What is written meanwhile is not part of it. */
public final class DownloadHandler {
  private static final int MOST_DOWNLOADS = 20;
  private static final int PIECE = 65536;

  private final LogFiles files;
  private final Semaphore places = new Semaphore(MOST_DOWNLOADS);

  public DownloadHandler(Asker asker) {
    files = new LogFiles(asker);
  }

  /** {@code logfile/NAME/CHANNEL}. */
  public void process(Exchange exchange) throws IOException {
    send(files.process(exchange), exchange);
  }

  /** {@code mainlogfile}. */
  public void main(Exchange exchange) throws IOException {
    send(files.main(exchange), exchange);
  }

  private void send(Optional<LogFiles.Found> log, Exchange exchange) throws IOException {
    if (log.isEmpty()) return;
    if (!places.tryAcquire()) {
      LogFiles.refuse(exchange, 503, MOST_DOWNLOADS + " logs are being sent already.");
      return;
    }
    try {
      send(log.get(), exchange);
    } finally {
      places.release();
    }
  }

  private static void send(LogFiles.Found log, Exchange exchange) throws IOException {
    var path = Path.of(log.file());
    if (!Files.isRegularFile(path)) { // a pipe would lose what is read, and make us wait
      LogFiles.refuse(exchange, 404, "There is no such file.");
      return;
    }
    try (var channel = LogChannel.open(path)) {
      long size = channel.size();
      headers(exchange, log.name(), size, Files.getLastModifiedTime(path).toMillis());
      if (exchange.is("GET")) copy(Channels.newInputStream(channel), size, exchange);
      exchange.callback().succeeded();
    } catch (IOException e) {
      if (exchange.response().isCommitted()) throw e;
      exchange.response().reset();
      LogFiles.refuse(exchange, 404, "The file cannot be read.");
    }
  }

  private static void headers(Exchange exchange, String name, long size, long modified) {
    var headers = exchange.response().getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    headers.put(HttpHeader.CONTENT_LENGTH, size);
    headers.put(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"" + safe(name) + "\"");
    headers.put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(modified));
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put("X-Content-Type-Options", "nosniff");
  }

  /** A name that is one on every system. */
  static String safe(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]+", "_");
    return plain.substring(0, Math.min(plain.length(), 100)) + ".log";
  }

  /**
   * As much as was promised.
   *
   * @throws IOException also when the log has become shorter meanwhile: the client must not take
   *     what it has for all of it
   */
  private static void copy(InputStream in, long size, Exchange exchange) throws IOException {
    var piece = new byte[PIECE];
    try (var out = Content.Sink.asOutputStream(exchange.response())) {
      for (long left = size; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) throw new IOException("the log has been emptied or rotated");
        out.write(piece, 0, read);
        left -= read;
      }
    }
  }
}
