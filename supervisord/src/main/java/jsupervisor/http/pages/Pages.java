package jsupervisor.http.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import jsupervisor.ask.Ask;
import jsupervisor.ask.Asker;
import jsupervisor.crashes.Reports;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.http.gate.Gate;
import jsupervisor.requests.Requests;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;
import jsupervisor.terms.ProcessName;
import jsupervisor.web.ConfigPage;
import jsupervisor.web.Daemon;
import jsupervisor.web.Detail;
import jsupervisor.web.Json;
import jsupervisor.web.LogPage;
import jsupervisor.web.Overview;
import jsupervisor.web.Plan;
import jsupervisor.web.ProcessPage;
import jsupervisor.web.RefusedPage;
import jsupervisor.web.Sample;
import org.eclipse.jetty.util.Fields;

/** The pages for people, and what their script asks for besides. */
public final class Pages {
  private final Asker asker;
  private final Gate gate;
  private final Views views;
  private final Picture picture;
  private final ReentrantLock large = new ReentrantLock();
  private final Function<String, List<Sample>> samples;
  private final LastDays days;

  /**
   * @param samples of the process of that public name, oldest first
   * @param days what processes used before
   */
  public Pages(
      Asker asker,
      Gate gate,
      Views views,
      Picture picture,
      Function<String, List<Sample>> samples,
      LastDays days) {
    this.asker = asker;
    this.gate = gate;
    this.views = views;
    this.picture = picture;
    this.samples = samples;
    this.days = days;
  }

  private String token() {
    return gate.token().text();
  }

  /** The pages of unexpected ends. */
  public CrashPages crashes(Optional<Reports> reports) {
    return new CrashPages(reports, this::daemon, this::token);
  }

  /** The page of requests. */
  public RequestPages requests(Requests requests) {
    return new RequestPages(requests, this::daemon, this::token);
  }

  private Daemon daemon() {
    return views.daemon(asker.ask(new Ask.Look()).daemon());
  }

  /** The list of all processes; it may be long, so one is made at a time. */
  void overview(Exchange exchange, Form form) {
    large.lock();
    try {
      list(exchange, form);
    } finally {
      large.unlock();
    }
  }

  private void list(Exchange exchange, Form form) {
    var all = asker.ask(new Ask.Look());
    var page =
        new Overview(
            views.daemon(all.daemon()), views.rows(all.processes()), form.text("message"), token());
    var query = exchange.query();
    Replies.page(exchange, 200, page.html(parameters(query)), query.getSize() > 0);
  }

  private static Map<String, String> parameters(Fields query) {
    var all = new HashMap<String, String>();
    for (var field : query) all.put(field.getName(), field.getValue());
    return all;
  }

  /** {@code rows.json}: what a stream of events begins with. */
  public void rows(Exchange exchange) {
    Replies.json(exchange, 200, picture.json());
  }

  /** {@code process.html}. */
  public void process(Exchange exchange) {
    var message = exchange.query("message");
    detail(exchange)
        .ifPresent(detail -> {
          var row = detail.row();
          var name = new ProcessName(row.group(), row.process());
          var page = new ProcessPage(daemon(), detail, days.of(name), token(), message);
          Replies.page(exchange, 200, page.html(), !message.isEmpty());
        });
  }

  /** {@code process.json}. */
  public void processJson(Exchange exchange) {
    detail(exchange).ifPresent(detail -> Replies.json(exchange, 200, Json.detail(detail)));
  }

  /** Empty when the request has been refused. */
  private Optional<Detail> detail(Exchange exchange) {
    var name = exchange.query("processname");
    try {
      var detail = asker.ask(new Ask.Detail(name));
      var recent = samples.apply(detail.info().name().text());
      return Optional.of(views.detail(detail, recent));
    } catch (Fault fault) {
      if (!fault.is(FaultCode.BAD_NAME)) throw fault;
      var page =
          new RefusedPage(
              404,
              "No such process",
              "There is no process named " + name + ".",
              "It may have been removed; the list shows what there is.");
      if (exchange.path().endsWith(".json"))
        Replies.json(exchange, 404, Json.outcome(page.what(), false));
      else Replies.refuse(exchange, page);
      return Optional.empty();
    }
  }

  /** {@code log.html}. */
  public void log(Exchange exchange) {
    Replies.page(exchange, 200, new LogPage(daemon(), token()).html(), false);
  }

  /** {@code config.html}; with {@code plan=1} also what an update would change. */
  public void config(Exchange exchange) {
    var plan = Optional.<Plan>empty();
    if (exchange.query("plan").equals("1")) {
      var refusal = gate.change(exchange, "");
      if (refusal.isPresent()) {
        Replies.refuse(exchange, refusal.get());
        return;
      }
      plan = Optional.of(new ConfigActions(asker).plan());
    }
    var written = asker.ask(new Ask.Written());
    var message = exchange.query("message");
    var page =
        new ConfigPage(daemon(), written.file(), Views.sections(written), plan, token(), message);
    Replies.page(exchange, 200, page.html(), !message.isEmpty());
  }
}
