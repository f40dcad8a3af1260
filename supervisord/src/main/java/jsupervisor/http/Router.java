package jsupervisor.http;

import java.util.function.BiConsumer;
import jsupervisor.terms.LogLevel;
import jsupervisor.web.StaticFiles;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Who may come in, and where to (spec xmlrpc, section 1; spec web, section 1). */
final class Router extends Handler.Abstract {
  /** For clients that keep their connection, as listeners do (spec xmlrpc, 1). */
  private static final long IDLE_MILLIS = 30 * 60 * 1000;

  private final RpcHandler rpc;
  private final TailHandler tails;
  private final PageHandler pages;
  private final BiConsumer<LogLevel, String> log;

  Router(RpcHandler rpc, TailHandler tails, PageHandler pages, BiConsumer<LogLevel, String> log) {
    super(InvocationType.BLOCKING);
    this.rpc = rpc;
    this.tails = tails;
    this.pages = pages;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      if (!admitted(request, response, callback)) return true;
      request.getConnectionMetaData().getConnection().getEndPoint().setIdleTimeout(IDLE_MILLIS);
      route(request, response, callback);
    } catch (RuntimeException e) {
      log.accept(LogLevel.CRITICAL, "error while answering " + request.getHttpURI() + ": " + e);
      if (response.isCommitted()) callback.failed(e);
      else Replies.error(response, callback, 500);
    }
    return true;
  }

  private static boolean admitted(Request request, Response response, Callback callback) {
    var connector = (ListenerConnector) request.getConnectionMetaData().getConnector();
    var password = connector.socket().credentials();
    if (password.isEmpty()) return true;
    switch (password.get().judge(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      case WELCOME -> {
        return true;
      }
      case REFUSED -> {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"default\"");
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Replies.error(response, callback, 401);
      }
      case NONSENSE -> Replies.error(response, callback, 400);
    }
    return false;
  }

  private void route(Request request, Response response, Callback callback) {
    var path = Request.getPathInContext(request);
    if (path.startsWith("/RPC2")) rpc.handle(request, response, callback);
    else if (path.startsWith("/logtail")) tails.process(path, request, response, callback);
    else if (path.startsWith("/mainlogtail")) tails.main(request, response, callback);
    else page(path, request, response, callback);
  }

  private void page(String path, Request request, Response response, Callback callback) {
    switch (path) {
      case "", "/", "/index.html" -> pages.status(request, response, callback);
      case "/tail.html" -> pages.tail(request, response, callback);
      case "/ok.html" -> Replies.send(response, callback, 200, "text/plain", new byte[] {'O', 'K'});
      default -> file(path.substring(1), request, response, callback);
    }
  }

  private static void file(String path, Request request, Response response, Callback callback) {
    var method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      Replies.error(response, callback, 400);
      return;
    }
    var file = StaticFiles.find(path, false);
    if (file.isEmpty()) Replies.error(response, callback, 404);
    else Replies.send(response, callback, 200, file.get().type(), file.get().bytes());
  }
}
