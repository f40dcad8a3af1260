package jsupervisor.http.pages;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.http.exchange.BadRequest;
import jsupervisor.http.exchange.Budget;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.util.Fields;

/**
 * What a request asks for: parameters of its address, and of its body, which count more. Of several
 * the first counts in the address and the last in the body (spec web, section 1).
 *
 * @param query of the address
 * @param body of a POST, else empty
 */
record Form(Fields query, Fields body) {
  /** Every process of a large daemon may be ticked. */
  private static final int MOST_FIELDS = 20_000;

  private static final int MOST_BYTES = 2 << 20;

  /**
   * Reads the body, too, where there is one.
   *
   * @throws BadRequest when it is too long, or makes no sense
   */
  static Form of(Exchange exchange) {
    var query = exchange.query();
    if (!exchange.is("POST")) return new Form(query, Fields.EMPTY);
    // before the client is told to send it
    if (exchange.request().getLength() > MOST_BYTES)
      throw new BadRequest(new IllegalArgumentException("longer than " + MOST_BYTES + " bytes"));
    int length = length(exchange);
    if (!Budget.REQUESTS.take(length))
      throw Fault.of(FaultCode.FAILED, "too many long forms at once");
    try {
      var body = FormFields.getFields(exchange.request(), MOST_FIELDS, MOST_BYTES);
      return new Form(query, body == null ? Fields.EMPTY : body);
    } catch (RuntimeException e) {
      throw new BadRequest(e);
    } finally {
      Budget.REQUESTS.give(length);
    }
  }

  private static int length(Exchange exchange) {
    long length = exchange.request().getLength();
    return length < 0 ? MOST_BYTES : (int) length;
  }

  /** The value of a field, empty when it is not there. */
  String text(String name) {
    var values = body.getValues(name);
    if (values != null && !values.isEmpty()) return values.getLast();
    var value = query.getValue(name);
    return value == null ? "" : value;
  }

  String action() {
    return text("action");
  }

  /**
   * The processes that are meant. A button has its own in the address, and then those that are
   * ticked around it are not.
   */
  List<String> processes() {
    var one = query.getValue("processname");
    if (one != null && !one.isEmpty()) return List.of(one);
    var many = body.getValues("processname");
    if (many == null) return List.of();
    return new ArrayList<>(new java.util.LinkedHashSet<>(many));
  }
}
