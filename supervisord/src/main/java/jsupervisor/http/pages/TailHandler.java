package jsupervisor.http.pages;

import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.tails.LogReader;
import jsupervisor.terms.Channel;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.web.TailPage;

/** {@code tail.html}: the end of a log, once (spec web, section 4). */
public record TailHandler(Asker asker) {
  private static final int LEAST = 1024;

  public void handle(Exchange exchange) {
    var form = Form.of(exchange);
    var name = form.text("processname");
    int limit = limit(form.text("limit"));
    var text = name.isEmpty() ? "No process name found" : end(name, limit);
    var page = new TailPage(name, limit, text, !name.isEmpty());
    Replies.page(exchange, 200, page.html(), true);
  }

  static int limit(String text) {
    if (!text.matches("[0-9]{1,30}")) return LEAST;
    var number = new java.math.BigInteger(text);
    return Math.max(LEAST, number.min(java.math.BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
  }

  private String end(String name, int limit) {
    try {
      var path = asker.ask(new Ask.LogPath(name, Channel.STDOUT));
      if (path.isEmpty()) return "No file for " + name;
      return switch (LogReader.read(path.get(), -limit, 0)) {
        case LogReader.Read.Text(String text) -> text;
        case LogReader.Read.Missing() -> "No file for " + name;
        case LogReader.Read.Senseless(), LogReader.Read.Failed() ->
            "ERROR: " + ProcessActions.unexpected(Fault.of(FaultCode.FAILED));
      };
    } catch (Fault fault) {
      return "ERROR: " + ProcessActions.unexpected(fault);
    }
  }
}
