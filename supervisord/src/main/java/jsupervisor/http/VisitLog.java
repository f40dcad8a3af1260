package jsupervisor.http;

import jsupervisor.http.exchange.Exchange;
import jsupervisor.requests.Requests;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Notes each request whose answer is complete, also what Jetty has refused by itself. */
record VisitLog(Requests requests) implements RequestLog {

  @Override
  public void log(Request request, Response response) {
    Visit.of(request)
        .orElseGet(() -> Visit.unseen(requests, peer(request, response)))
        .done(request, response);
  }

  private static Peer peer(Request request, Response response) {
    return Peer.of(new Exchange(request, response, Callback.NOOP));
  }
}
