package jsupervisor.http.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jsupervisor.crashes.Reports;
import jsupervisor.crashes.report.Comparison;
import jsupervisor.crashes.report.CrashGroup;
import jsupervisor.crashes.report.CrashReport;
import jsupervisor.crashes.report.LogEnd;
import jsupervisor.crashes.report.Summary;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.exchange.Replies;
import jsupervisor.web.CrashPage;
import jsupervisor.web.CrashRow;
import jsupervisor.web.CrashesPage;
import jsupervisor.web.Daemon;
import jsupervisor.web.RefusedPage;

/**
 * The pages of unexpected ends.
 *
 * @param reports what there is; empty = none are kept
 * @param daemon asks who answers
 * @param token what forms must send back
 */
public record CrashPages(
    Optional<Reports> reports, Supplier<Daemon> daemon, Supplier<String> token) {
  private static final int MOST = 500;

  /** {@code crashes.html}; {@code ?name=} shows those of a process or a group. */
  public void all(Exchange exchange) {
    var name = exchange.query("name");
    var found =
        reports.map(Reports::summaries).orElse(List.of()).stream()
            .filter(each -> each.about(name))
            .toList();
    var rows = found.stream().limit(MOST).map(CrashPages::row).toList();
    var page =
        new CrashesPage(
            daemon.get(),
            reports.isPresent(),
            reports.flatMap(Reports::trouble).orElse(""),
            name,
            rows,
            found.size() - rows.size(),
            token.get());
    Replies.page(exchange, 200, page.html(), !name.isEmpty());
  }

  /** {@code crash.html?id=}. */
  public void one(Exchange exchange) {
    var id = exchange.query("id");
    var group = reports.flatMap(all -> all.group(id));
    if (group.isEmpty()) {
      Replies.refuse(
          exchange,
          new RefusedPage(
              404,
              "No such crash",
              "There is no report " + id + ".",
              "It may have gone to make room for younger ones; the page of crashes shows all."));
      return;
    }
    Replies.page(exchange, 200, page(group.get()).html(), true);
  }

  private CrashPage page(CrashGroup group) {
    var last = group.last();
    return new CrashPage(
        daemon.get(),
        row(group.summary()),
        CrashFacts.of(group.summary(), last),
        last.comparison().map(CrashPages::changes).orElse(List.of()),
        Views.settings(last.profile().environment()),
        logs(last),
        token.get());
  }

  private static CrashRow row(Summary summary) {
    return new CrashRow(
        summary.id(),
        summary.processes(),
        summary.count(),
        summary.firstMillis(),
        summary.lastMillis(),
        summary.how(),
        summary.what());
  }

  private static List<String> changes(Comparison compared) {
    var lines = new ArrayList<String>();
    lines.add(
        compared
            .binary()
            .map(changed -> "the binary " + is(changed))
            .orElse("the binary was too large to be compared"));
    lines.add("the configuration " + is(compared.configuration()));
    lines.add("the environment " + is(!compared.environment().isEmpty()));
    lines.addAll(compared.environment());
    return lines;
  }

  private static String is(boolean changed) {
    return changed ? "has changed" : "is the same";
  }

  private static List<CrashPage.LogEnd> logs(CrashReport report) {
    return List.of(
        log("End of standard error", report.stderr()),
        log("End of standard output", report.stdout()));
  }

  private static CrashPage.LogEnd log(String title, LogEnd end) {
    return new CrashPage.LogEnd(title, end.note(), String.join("\n", end.lines()));
  }
}
