package jsupervisor.http.logs;

import java.util.Optional;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.web.RefusedPage;

/** Which file a request means, as in {@code logtail/NAME/CHANNEL}; refuses what means none. */
record LogFiles(Asker asker) {

  /**
   * A log.
   *
   * @param file its path
   * @param name for people, as in {@code web-stdout}
   */
  record Found(String file, String name) {}

  /** A process's log; empty when the request has been refused. */
  Optional<Found> process(Exchange exchange) {
    var segments = exchange.segments();
    var name = segments.size() > 1 ? segments.get(1) : "";
    var channel = channel(segments.size() > 2 ? segments.get(2) : "stdout");
    if (name.isEmpty() || channel.isEmpty() || segments.size() > 3) {
      refuse(exchange, 404, "There is no such log.");
      return Optional.empty();
    }
    return look(
        exchange,
        name + "-" + channel.get().text(),
        () -> asker.ask(new Ask.LogPath(name, channel.get())));
  }

  private static Optional<Channel> channel(String text) {
    for (var channel : Channel.values())
      if (channel.text().equals(text)) return Optional.of(channel);
    return Optional.empty();
  }

  /** The daemon's own log; empty when the request has been refused. */
  Optional<Found> main(Exchange exchange) {
    return look(exchange, "supervisord", () -> asker.ask(new Ask.Look()).daemon().logfile());
  }

  /** Where the answer says which file it is. */
  private interface Question {
    Optional<String> file();
  }

  private static Optional<Found> look(Exchange exchange, String name, Question question) {
    try {
      var file = question.file();
      if (file.isEmpty()) refuse(exchange, 404, "It has no log, or none that is a file.");
      return file.map(path -> new Found(path, name));
    } catch (Fault fault) {
      if (fault.refused()) Replies.refuse(exchange, RefusedPage.notAllowed(fault.text()));
      else if (fault.is(FaultCode.SHUTDOWN_STATE)) refuse(exchange, 503, "The daemon is ending.");
      else refuse(exchange, 404, "There is no process of that name.");
      return Optional.empty();
    }
  }

  static void refuse(Exchange exchange, int status, String what) {
    var title = status == 404 ? "No such log" : "Not now";
    Replies.refuse(exchange, new RefusedPage(status, title, what, "The list shows what there is."));
  }
}
