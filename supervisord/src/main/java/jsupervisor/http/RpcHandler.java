package jsupervisor.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.BiConsumer;
import jsupervisor.http.exchange.Budget;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.rpc.RpcTable;
import jsupervisor.terms.Fault;
import jsupervisor.terms.LogLevel;
import jsupervisor.wire.Body;
import jsupervisor.wire.Call;
import jsupervisor.wire.Limits;
import jsupervisor.wire.WireCodec;
import jsupervisor.wire.WireException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** {@code /RPC2} (spec xmlrpc, sections 1 and 2). */
final class RpcHandler {
  private static final String TEXT_XML = "text/xml";

  /** From the head of a request to the end of its body. */
  private static final long BODY_NANOS = 60_000_000_000L;

  private final RpcTable table;
  private final BiConsumer<LogLevel, String> log;

  private final Encodings encodings = new Encodings();

  RpcHandler(RpcTable table, BiConsumer<LogLevel, String> log) {
    this.table = table;
    this.log = log;
  }

  void handle(Exchange exchange) throws IOException {
    var request = exchange.request();
    if (request.getHeaders().getField(HttpHeader.CONTENT_LENGTH) == null) {
      Replies.error(exchange, 411);
      return;
    }
    int length = Math.clamp(exchange.request().getLength(), 0, Limits.REQUEST.bytes() + 1);
    if (!Budget.REQUESTS.take(length)) {
      Replies.busy(exchange);
      return;
    }
    Call call;
    try {
      call = read(exchange.request(), length);
    } catch (WireException e) {
      invalid(exchange, "unmarshallable (" + e.getMessage() + ")");
      return;
    } finally {
      Budget.REQUESTS.give(length);
    }
    exchange.patient();
    if (call.method().isEmpty()) {
      invalid(exchange, "no method name");
      return;
    }
    answer(call, exchange);
  }

  private static Call read(Request request, int length) throws IOException, WireException {
    if (length > Limits.REQUEST.bytes())
      throw new WireException("longer than " + Limits.REQUEST.bytes() + " bytes");
    long end = System.nanoTime() + BODY_NANOS;
    var body = new byte[length];
    try (var in = Content.Source.asInputStream(request)) {
      for (int read = 0; read < length; ) {
        int more = in.read(body, read, length - read);
        if (more < 0) throw new WireException("shorter than its Content-Length");
        if (System.nanoTime() > end) throw new WireException("slower than a minute");
        read += more;
      }
    }
    return WireCodec.readCall(new ByteArrayInputStream(body), Limits.REQUEST);
  }

  private void invalid(Exchange exchange, String why) {
    log.accept(LogLevel.ERROR, "XML-RPC request data is invalid: " + why);
    Replies.error(exchange, 400);
  }

  private void answer(Call call, Exchange exchange) {
    var method = call.method() + "()";
    log.accept(LogLevel.TRACE, "XML-RPC method called: " + method);
    var visit = Visit.of(exchange.request());
    visit.ifPresent(noted -> noted.call(table.known(call.method()), call.params()));
    try {
      table.answer(
          call.method(), call.params(), result -> send(method, encoded(call, result), exchange));
    } catch (Fault fault) {
      var text = "[" + fault.code() + "] " + fault.text();
      log.accept(LogLevel.TRACE, "XML-RPC method " + method + " returned fault: " + text);
      visit.ifPresent(noted -> noted.fault(fault));
      Replies.send(exchange, 200, TEXT_XML, WireCodec.fault(fault.code(), fault.text()));
    } catch (RuntimeException e) {
      log.accept(LogLevel.CRITICAL, "XML-RPC method " + method + " failed: " + e);
      Replies.error(exchange, 500);
    }
  }

  /** The results of a multicall are nobody else's. */
  private Body encoded(Call call, Object result) {
    return call.method().equals(RpcTable.MULTICALL)
        ? WireCodec.response(result)
        : encodings.of(result);
  }

  private void send(String method, Body body, Exchange exchange) {
    log.accept(LogLevel.TRACE, "XML-RPC method " + method + " returned successfully");
    Replies.send(exchange, 200, TEXT_XML, body);
  }
}
