package jsupervisor.http;

import java.util.List;
import java.util.Optional;
import jsupervisor.access.Caller;
import jsupervisor.requests.Call;
import jsupervisor.requests.Client;
import jsupervisor.requests.Requests;
import jsupervisor.requests.Verdict;
import jsupervisor.terms.Fault;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * What is known of a request for the log of requests, from its head to the end of its answer. The
 * thread that handles it, then the one that completes the answer.
 */
final class Visit {
  private static final String KEY = Visit.class.getName();

  private final Requests requests;
  private final long begun = System.nanoTime();
  private Client client;
  private String method = "not let in";
  private long arguments = -1;
  private String result = "";

  private Visit(Requests requests, Client client) {
    this.requests = requests;
    this.client = client;
  }

  /** A request has come. */
  static Visit begin(Requests requests, Request request, Peer peer) {
    var visit = new Visit(requests, Client.stranger(peer.text()));
    request.setAttribute(KEY, visit);
    return visit;
  }

  /** Of a request that made no sense. */
  static Visit unseen(Requests requests, Peer peer) {
    var visit = new Visit(requests, Client.stranger(peer.text()));
    visit.method = "bad request";
    return visit;
  }

  /** Of a request; empty = none is noted. */
  static Optional<Visit> of(Request request) {
    return request.getAttribute(KEY) instanceof Visit visit ? Optional.of(visit) : Optional.empty();
  }

  /** Somebody has been let in. */
  void by(Caller caller) {
    client = new Client(caller.user().name(), caller.from().get());
  }

  /** It asks for a page. */
  void page(String name, String query) {
    method = name;
    if (query != null) arguments = requests.hash(List.of(query));
  }

  /** Whether it may be answered now. */
  Verdict admit() {
    var verdict = requests.admit(client, method);
    if (verdict instanceof Verdict.Refusal) result = Call.REFUSED;
    return verdict;
  }

  /** It calls a method. */
  void call(String name, List<Object> values) {
    method = name;
    arguments = requests.hash(values);
  }

  /** A fault is the answer. */
  void fault(Fault fault) {
    result = Requests.result(fault);
  }

  /** The answer is complete. */
  void done(Request request, Response response) {
    requests.add(
        new Call(
            Request.getTimeStamp(request),
            client,
            method,
            arguments,
            System.nanoTime() - begun,
            Math.max(0, Response.getContentBytesWritten(response)),
            result.isEmpty() ? result(response.getStatus()) : result));
  }

  private static String result(int status) {
    return status < 400 ? Call.OK : "HTTP " + status;
  }
}
