package jsupervisor.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jsupervisor.access.Caller;
import jsupervisor.access.Guard;
import jsupervisor.http.Admission.Verdict.Later;
import jsupervisor.http.Admission.Verdict.Nonsense;
import jsupervisor.http.Admission.Verdict.Refused;
import jsupervisor.http.Admission.Verdict.Welcome;
import jsupervisor.http.exchange.BadRequest;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.http.gate.Failures;
import jsupervisor.http.gate.Gate;
import jsupervisor.requests.Requests;
import jsupervisor.requests.Verdict.Pass;
import jsupervisor.requests.Verdict.Refusal;
import jsupervisor.terms.Fault;
import jsupervisor.terms.LogLevel;
import jsupervisor.web.RefusedPage;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Who may come in, and where to (spec xmlrpc, section 1; spec web, section 1). */
final class Router extends Handler.Abstract {
  private final List<Route> routes;
  private final Gate gate;
  private final Predicate<Exchange> open;
  private final Optional<Requests> requests;
  private final BiConsumer<LogLevel, String> log;
  private final Consumer<String> audit;
  private final Failures failures = new Failures(System::nanoTime);

  /**
   * @param routes in the order in which they are tried; the last one fits everything
   * @param open what everybody may have
   * @param requests takes every request; empty = nobody does
   * @param audit takes a line about whoever cannot come in
   */
  Router(
      List<Route> routes,
      Gate gate,
      Predicate<Exchange> open,
      Optional<Requests> requests,
      BiConsumer<LogLevel, String> log,
      Consumer<String> audit) {
    super(InvocationType.BLOCKING);
    this.routes = List.copyOf(routes);
    this.gate = gate;
    this.open = open;
    this.requests = requests;
    this.log = log;
    this.audit = audit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var exchange = new Exchange(request, response, callback);
    try {
      requests.ifPresent(all -> Visit.begin(all, request, Peer.of(exchange)));
      var user = admitted(exchange);
      if (user.isEmpty()) return true;
      Visit.of(request).ifPresent(visit -> visit.by(user.get()));
      if (exchange.request().getLength() == 0) exchange.patient();
      Guard.as(user.get(), () -> answer(exchange));
    } catch (RuntimeException e) {
      log.accept(LogLevel.CRITICAL, "error at the door of " + request.getHttpURI() + ": " + e);
      fail(exchange, 500);
    }
    return true;
  }

  private void answer(Exchange exchange) {
    var uri = exchange.request().getHttpURI();
    try {
      route(exchange);
    } catch (IOException e) {
      exchange.callback().failed(e);
    } catch (BadRequest _) {
      fail(exchange, 400);
    } catch (Fault fault) {
      if (fault.refused()) {
        Replies.refuse(exchange, RefusedPage.notAllowed(fault.text()));
        return;
      }
      log.accept(LogLevel.WARN, uri + " could not be answered: " + fault.text());
      fail(exchange, 503);
    } catch (RuntimeException e) {
      log.accept(LogLevel.CRITICAL, "error while answering " + uri + ": " + e);
      fail(exchange, 500);
    }
  }

  private static void fail(Exchange exchange, int status) {
    if (exchange.response().isCommitted())
      exchange.callback().failed(new IOException("status " + status));
    else Replies.error(exchange, status);
  }

  /** Who asks; empty when the request has been refused. */
  private Optional<Caller> admitted(Exchange exchange) {
    var connector = (ListenerConnector) exchange.request().getConnectionMetaData().getConnector();
    var socket = connector.socket();
    var caller = known(exchange, socket.admission());
    if (caller.isEmpty()) return caller;
    var refusal = gate.enter(exchange, socket.hosts());
    refusal.ifPresent(page -> Replies.refuse(exchange, page));
    return refusal.isEmpty() ? caller : Optional.empty();
  }

  private Optional<Caller> known(Exchange exchange, Admission admission) {
    var peer = Peer.of(exchange);
    if (open.test(exchange)) return Optional.of(Exposition.stranger(peer));
    var sent = exchange.request().getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent != null && failures.tooMany(peer.address())) {
      Replies.busy(exchange);
      return Optional.empty();
    }
    switch (admission.judge(sent, peer::account)) {
      case Welcome(var user) -> {
        return Optional.of(new Caller(user, peer::text));
      }
      case Refused() -> {
        if (sent != null) wrong(peer, sent);
        refuse(exchange);
      }
      case Nonsense() -> deny(exchange, 400);
      case Later() -> {
        failures.add(peer.address());
        Replies.busy(exchange);
      }
    }
    return Optional.empty();
  }

  /** A line for the first guess of a minute, and one for the last that is judged. */
  private void wrong(Peer peer, String sent) {
    int failed = failures.add(peer.address());
    var who = Password.name(sent) + " from " + peer.text();
    if (failed <= 1) audit.accept(who + ": wrong password");
    if (failed == Failures.MOST)
      audit.accept(who + ": too many wrong passwords, none is judged for a minute");
  }

  private static void refuse(Exchange exchange) {
    var headers = exchange.response().getHeaders();
    if (!byScript(exchange)) headers.put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"default\"");
    headers.put(HttpHeader.CONNECTION, "close");
    deny(exchange, 401);
  }

  private static void deny(Exchange exchange, int status) {
    exchange.drain();
    Replies.error(exchange, status);
  }

  /** A browser would open its own dialog, and the page's script wait behind it, for a challenge. */
  private static boolean byScript(Exchange exchange) {
    var headers = exchange.request().getHeaders();
    return headers.contains("X-Requested-With")
        || headers.contains(HttpHeader.ACCEPT, "text/event-stream");
  }

  private void route(Exchange exchange) throws IOException {
    for (var route : routes) {
      if (!route.fits(exchange)) continue;
      var visit = Visit.of(exchange.request());
      if (visit.isPresent()) answer(visit.get(), route, exchange);
      else handle(route, exchange);
      return;
    }
  }

  /** Calls of the API are looked at one by one, where it is known which they are. */
  private static void answer(Visit visit, Route route, Exchange exchange) throws IOException {
    visit.page(route.name(exchange), exchange.request().getHttpURI().getQuery());
    if (route.api()) {
      handle(route, exchange);
      return;
    }
    switch (visit.admit()) {
      case Refusal refusal -> later(exchange, refusal);
      case Pass pass -> {
        try (pass) {
          handle(route, exchange);
        }
      }
    }
  }

  private static void handle(Route route, Exchange exchange) throws IOException {
    if (route.allows(exchange)) route.handling().handle(exchange);
    else deny(exchange, 400);
  }

  private static void later(Exchange exchange, Refusal refusal) {
    exchange.drain();
    exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, refusal.seconds());
    Replies.refuse(
        exchange,
        new RefusedPage(429, "Too many calls", refusal.text() + ".", "Nothing was done."));
  }

  /** {@code ok.html}: two bytes for those who only want to know whether anybody is there. */
  static void ok(Exchange exchange) {
    Replies.send(exchange, 200, "text/plain", "OK".getBytes(StandardCharsets.US_ASCII));
  }
}
