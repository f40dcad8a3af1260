package jsupervisor.http.pages;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import jsupervisor.access.Guard;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.requests.Call;
import jsupervisor.requests.Requests;
import jsupervisor.requests.Top;
import jsupervisor.web.Daemon;
import jsupervisor.web.RequestRow;
import jsupervisor.web.RequestsPage;

/**
 * {@code requests.html}: who has called what lately.
 *
 * @param requests that are remembered
 * @param daemon asks who answers
 * @param token what forms must send back
 */
public record RequestPages(Requests requests, Supplier<Daemon> daemon, Supplier<String> token) {
  private static final int MOST_ROWS = 20;
  private static final int MOST_CALLS = 100;

  /** {@code ?by=time} puts those first that took the longest; else those that are the most. */
  public void handle(Exchange exchange) {
    boolean time = exchange.query("by").equals("time");
    var by = time ? Top.By.TIME : Top.By.COUNT;
    var calls = requests.recent(Guard.users());
    var page =
        new RequestsPage(
            daemon.get(),
            time,
            calls.size(),
            calls.isEmpty() ? 0 : calls.getLast().atMillis(),
            rows(calls, Call::method, by),
            rows(calls, call -> call.client().toString(), by),
            calls.stream().limit(MOST_CALLS).map(RequestPages::call).toList(),
            token.get());
    Replies.page(exchange, 200, page.html(), false);
  }

  private static List<RequestRow> rows(List<Call> calls, Function<Call, String> name, Top.By by) {
    return Top.of(calls, name, by, MOST_ROWS).stream()
        .map(row ->
            new RequestRow(
                row.name(),
                row.count(),
                row.faults(),
                row.refused(),
                row.nanos(),
                row.longest(),
                row.bytes()))
        .toList();
  }

  private static RequestsPage.Call call(Call call) {
    return new RequestsPage.Call(
        call.atMillis(),
        call.client().toString(),
        call.method(),
        call.hash(),
        call.nanos(),
        call.bytes(),
        call.result());
  }
}
