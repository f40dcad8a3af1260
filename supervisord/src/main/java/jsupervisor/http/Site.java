package jsupervisor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jsupervisor.ask.Asker;
import jsupervisor.http.exchange.Exchange;
import jsupervisor.http.gate.Gate;
import jsupervisor.http.gate.Token;
import jsupervisor.http.live.EventsHandler;
import jsupervisor.http.logs.DownloadHandler;
import jsupervisor.http.logs.FollowHandler;
import jsupervisor.http.pages.CrashPages;
import jsupervisor.http.pages.FileHandler;
import jsupervisor.http.pages.IndexHandler;
import jsupervisor.http.pages.LastDays;
import jsupervisor.http.pages.Pages;
import jsupervisor.http.pages.Picture;
import jsupervisor.http.pages.TailHandler;
import jsupervisor.http.pages.Views;
import jsupervisor.probes.Board;

/** Everything that has an address, and who answers there. */
final class Site {
  private static final String READ = "GET HEAD";
  private static final String FORM = "GET HEAD POST";

  private final EventsHandler events;
  private final FollowHandler tails;
  private final Router router;

  Site(HttpServers.Inside inside) {
    var asker = inside.asker();
    var views = new Views(inside.requests().isPresent(), board(inside));
    var gate = new Gate(Token.random());
    var picture = new Picture(asker, views, gate.token());
    events =
        new EventsHandler(asker, inside.newsroom(), inside.meter(), views, picture, inside.log());
    tails = new FollowHandler(asker);
    var pages =
        new Pages(asker, gate, views, picture, events::samples, new LastDays(inside.past()));
    var routes = new ArrayList<Route>();
    routes.addAll(classic(asker, new IndexHandler(asker, gate, pages)));
    routes.add(Route.under(Route.API, "POST", new RpcHandler(inside.rpc(), inside.log())::handle));
    routes.addAll(ours(pages, new DownloadHandler(asker)));
    routes.addAll(crashes(pages.crashes(inside.reports())));
    inside
        .requests()
        .ifPresent(
            all -> routes.add(Route.exact("requests.html", READ, pages.requests(all)::handle)));
    inside.exposition().ifPresent(exposition -> routes.add(exposition.route()));
    inside.health().ifPresent(health -> routes.addAll(health.routes()));
    routes.add(Route.under("", READ, new FileHandler()::handle));
    router =
        new Router(
            routes,
            gate,
            exchange -> open(inside, exchange),
            inside.requests(),
            inside.log(),
            inside.audit());
  }

  private static Supplier<Board> board(HttpServers.Inside inside) {
    return inside.health().map(Healthz::board).orElse(() -> Board.EMPTY);
  }

  /** Whether nobody is asked who he is. */
  private static boolean open(HttpServers.Inside inside, Exchange exchange) {
    return inside.exposition().filter(each -> each.open(exchange)).isPresent()
        || inside.health().filter(each -> each.open(exchange)).isPresent();
  }

  /** What Supervisor has, too (spec web, section 1). */
  private List<Route> classic(Asker asker, IndexHandler index) {
    return List.of(
        Route.exact("", FORM, index::handle),
        Route.exact("index.html", FORM, index::handle),
        Route.exact("tail.html", FORM, new TailHandler(asker)::handle),
        Route.exact("ok.html", FORM, Router::ok),
        Route.under("logtail", "GET", tails::process),
        Route.under("mainlogtail", "GET", tails::main));
  }

  private List<Route> ours(Pages pages, DownloadHandler downloads) {
    return List.of(
        Route.under("logfile/", READ, downloads::process),
        Route.exact("mainlogfile", READ, downloads::main),
        Route.exact("process.html", READ, pages::process),
        Route.exact("process.json", READ, pages::processJson),
        Route.exact("log.html", READ, pages::log),
        Route.exact("config.html", READ, pages::config),
        Route.exact("rows.json", READ, pages::rows),
        Route.exact("events", "GET", events::handle));
  }

  private static List<Route> crashes(CrashPages pages) {
    return List.of(
        Route.exact("crashes.html", READ, pages::all), Route.exact("crash.html", READ, pages::one));
  }

  Router router() {
    return router;
  }

  /** Ends what would never end by itself. */
  void close() {
    tails.close();
    events.close();
  }
}
