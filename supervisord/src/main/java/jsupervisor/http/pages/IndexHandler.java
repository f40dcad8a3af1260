package jsupervisor.http.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.http.gate.Gate;
import jsupervisor.web.RefusedPage;

/** {@code index.html}: the list, and every action of every page (spec web, sections 2 and 3). */
public final class IndexHandler {
  private static final RefusedPage SENSELESS =
      new RefusedPage(
          400,
          "No such action",
          "There is no such action, or it lacks what it is for.",
          "Nothing was done.");

  private final Pages pages;
  private final Actions actions;
  private final Gate gate;

  public IndexHandler(Asker asker, Gate gate, Pages pages) {
    this.pages = pages;
    this.gate = gate;
    actions = new Actions(asker);
  }

  public void handle(Exchange exchange) {
    var form = Form.of(exchange);
    if (form.action().isEmpty() || exchange.is("HEAD")) {
      pages.overview(exchange, form);
      return;
    }
    var refusal = gate.change(exchange, form.text("token"));
    if (refusal.isPresent()) {
      Replies.refuse(exchange, refusal.get());
      return;
    }
    actions
        .perform(form)
        .ifPresentOrElse(
            outcome -> answer(exchange, form, outcome), () -> Replies.refuse(exchange, SENSELESS));
  }

  /** Whoever follows a 301 after a POST may post again, so that it is for GET only. */
  private static void answer(Exchange exchange, Form form, Outcome outcome) {
    if (exchange.wantsJson()) Replies.json(exchange, outcome.status(), outcome.json());
    else Replies.redirect(exchange, exchange.is("POST") ? 303 : 301, location(form, outcome));
  }

  static String location(Form form, Outcome outcome) {
    if (outcome.plan().isPresent()) return "./config.html?plan=1";
    var message = "message=" + encoded(outcome.message());
    return switch (form.text("back")) {
      case "process" ->
          "./process.html?processname="
              + encoded(form.processes().isEmpty() ? "" : form.processes().getFirst())
              + "&"
              + message;
      case "config" -> "./config.html?" + message;
      case "log" -> "./log.html";
      default -> "./?" + message;
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
