package jsupervisor.http.live;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.ask.Newsroom;
import jsupervisor.http.exchange.Budget;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.http.pages.Picture;
import jsupervisor.http.pages.Views;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.LogLevel;
import jsupervisor.terms.ProcessName;
import jsupervisor.usage.Meter;
import jsupervisor.web.Sample;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;

/**
 * {@code events}: a stream that never ends, on which a page is told what changes (server-sent
 * events, as the HTML standard has them). Each stream has a virtual thread that writes it.
 */
public final class EventsHandler {
  private static final byte[] RETRY = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PIECE = 16384;

  /**
   * What the kernel may hold of a stream, in bytes: in more a client that does not read could hide.
   */
  private static final int SEND_BUFFER = 1 << 16;

  /** A client that closes is noticed that soon, in milliseconds. */
  private static final long LOOK = 1000;

  private final Means means;

  /** What all streams share. */
  record Means(
      Hub hub,
      Watches watches,
      Asker asker,
      Views views,
      Picture picture,
      BiConsumer<LogLevel, String> log) {}

  /**
   * @param newsroom where changes are announced
   * @param meter looks at processes
   * @param picture what a page begins with
   */
  public EventsHandler(
      Asker asker,
      Newsroom newsroom,
      Meter meter,
      Views views,
      Picture picture,
      BiConsumer<LogLevel, String> log) {
    means = new Means(new Hub(newsroom), new Watches(meter), asker, views, picture, log);
  }

  /** What a process has used lately, the oldest first; empty when nobody has looked. */
  public List<Sample> samples(String process) {
    return means.watches().samples(process);
  }

  /** Ends all streams. */
  public void close() {
    means.hub().close();
  }

  public void handle(Exchange exchange) throws IOException {
    var watched = ProcessName.parse(exchange.query("processname"));
    var stream =
        new Stream(watched.wholeGroup() ? "" : watched.text(), () -> exchange.endPoint().close());
    var health = new HealthNews(means.views()::board);
    var joined = means.hub().join(stream, exchange.header("Last-Event-ID"));
    if (joined.isEmpty()) {
      refuse(exchange);
      return;
    }
    joined.get().pump().ifPresent(pump -> start(new Pump(means, pump, health)));
    try {
      watch(watched);
      serve(exchange, stream, joined.get());
      exchange.callback().succeeded();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.callback().failed(e);
    } finally {
      means.hub().leave(stream);
    }
  }

  private static void start(Pump pump) {
    Thread.ofVirtual().name("web-pump").start(pump);
  }

  private static void refuse(Exchange exchange) {
    var text =
        "There are " + Hub.MOST_STREAMS + " streams already, or the daemon is ending. Try later.\n";
    exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, 5);
    Replies.send(exchange, 503, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is seen of a process here is for those only who may read its logs. */
  private void admit(ProcessName name) {
    try {
      means.asker().ask(new Ask.LogPath(name.text(), Channel.STDOUT));
    } catch (Fault fault) {
      if (fault.refused()) throw fault;
    }
  }

  private void watch(ProcessName name) {
    admit(name);
    for (var info : means.asker().ask(new Ask.Some(Set.of(name))))
      means.watches().open(name.text(), info.pid());
  }

  private void serve(Exchange exchange, Stream stream, Hub.Joined joined)
      throws IOException, InterruptedException {
    var socket = exchange.socket();
    if (socket.isPresent()
        && socket.get().supportedOptions().contains(StandardSocketOptions.SO_SNDBUF))
      socket.get().setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    var headers = exchange.response().getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    headers.put("X-Accel-Buffering", "no"); // nginx passes it on at once
    headers.put("X-Content-Type-Options", "nosniff");
    try (var out = Content.Sink.asOutputStream(exchange.response())) {
      out.write(RETRY);
      if (joined.missed().isPresent()) write(joined.missed().get(), stream, out);
      else if (!greet(joined.id(), stream, out)) return;
      while (!stream.over()) {
        write(stream.take(LOOK), stream, out);
        if (exchange.gone()) return;
      }
    }
  }

  private static void write(List<byte[]> frames, Stream stream, OutputStream out)
      throws IOException {
    for (var frame : frames) {
      for (int at = 0; at < frame.length; at += PIECE) {
        stream.writes();
        out.write(frame, at, Math.min(PIECE, frame.length - at));
      }
    }
    out.flush();
  }

  /** Everything at once; false when clients that read slowly hold too much already. */
  private boolean greet(String id, Stream stream, OutputStream out) throws IOException {
    var picture = means.picture().json();
    if (!Budget.ANSWERS.take(picture.length)) return false;
    try {
      write(Event.hello(id, picture), stream, out);
      return true;
    } finally {
      Budget.ANSWERS.give(picture.length);
    }
  }
}
