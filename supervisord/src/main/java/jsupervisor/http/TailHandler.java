package jsupervisor.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.tails.Follower;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Logs as they grow (spec web, {@code /logtail} and {@code /mainlogtail}). */
final class TailHandler {
  private static final int MOST_TAILS = 200;
  private static final long PAUSE_MILLIS = 250;
  private static final long IDLE_ROUNDS = 30 * 60 * 1000 / PAUSE_MILLIS;

  private final Asker asker;
  private final Semaphore places = new Semaphore(MOST_TAILS);
  private volatile boolean closed;

  TailHandler(Asker asker) {
    this.asker = asker;
  }

  /** Ends all streams. */
  void close() {
    closed = true;
  }

  void process(String path, Request request, Response response, Callback callback) {
    var words = path.split("/", -1);
    var name = words.length > 2 ? URLDecoder.decode(words[2], StandardCharsets.UTF_8) : "";
    var channel = channel(words.length > 3 ? words[3] : "stdout");
    if (name.isEmpty() || channel.isEmpty()) {
      Replies.error(response, callback, 404);
      return;
    }
    response.getHeaders().put("X-Accel-Buffering", "no"); // nginx passes it on as it comes
    stream(new Ask.LogPath(name, channel.get()), request, response, callback);
  }

  private static Optional<Channel> channel(String text) {
    for (var channel : Channel.values())
      if (channel.text().equals(text)) return Optional.of(channel);
    return Optional.empty();
  }

  private void stream(
      Ask<Optional<String>> question, Request request, Response response, Callback callback) {
    Optional<String> file;
    try {
      file = asker.ask(question);
    } catch (Fault fault) {
      Replies.error(response, callback, fault.is(FaultCode.SHUTDOWN_STATE) ? 503 : 404);
      return;
    }
    if (file.isEmpty()) Replies.error(response, callback, 404);
    else follow(file.get(), request, response, callback);
  }

  void main(Request request, Response response, Callback callback) {
    Optional<String> file;
    try {
      file = asker.ask(new Ask.Daemon()).logfile();
    } catch (Fault _) {
      Replies.error(response, callback, 503);
      return;
    }
    if (file.isEmpty()) Replies.error(response, callback, 404);
    else follow(file.get(), request, response, callback);
  }

  private void follow(String file, Request request, Response response, Callback callback) {
    if (!request.getMethod().equals("GET")) {
      Replies.error(response, callback, 400);
      return;
    }
    if (!places.tryAcquire()) {
      Replies.error(response, callback, 503);
      return;
    }
    try (var follower = Follower.at(file)) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
      response.getHeaders().put(HttpHeader.LAST_MODIFIED, DateGenerator.formatDate(modified(file)));
      copy(follower, request, response);
      callback.succeeded();
    } catch (IOException e) {
      if (response.isCommitted()) callback.failed(e);
      else Replies.error(response, callback, 404);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.failed(e);
    } finally {
      places.release();
    }
  }

  private static long modified(String file) throws IOException {
    return Files.getLastModifiedTime(Path.of(file)).toMillis();
  }

  /** Until the daemon ends, the client goes, or nothing has come for half an hour. */
  private void copy(Follower follower, Request request, Response response)
      throws IOException, InterruptedException {
    var client = request.getConnectionMetaData().getConnection().getEndPoint();
    try (var out = Content.Sink.asOutputStream(response)) {
      out.flush();
      for (int idle = 0; !closed && idle < IDLE_ROUNDS; idle++) {
        var bytes = follower.more();
        if (bytes.length == 0) {
          if (gone(client)) return;
          Thread.sleep(PAUSE_MILLIS);
          continue;
        }
        out.write(bytes);
        out.flush();
        idle = 0;
      }
    }
  }

  /** A client that has closed is noticed even while there is nothing to tell it. */
  private static boolean gone(EndPoint client) throws IOException {
    return client.fill(BufferUtil.allocate(64)) < 0;
  }
}
