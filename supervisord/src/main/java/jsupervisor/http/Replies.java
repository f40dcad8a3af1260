package jsupervisor.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers in one piece. */
final class Replies {
  private Replies() {}

  static void send(Response response, Callback callback, int status, String type, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Supervisor's page for errors (spec xmlrpc, section 1). */
  static void error(Response response, Callback callback, int status) {
    var reason = HttpStatus.getMessage(status);
    var page =
        """
        <head>\r
        <title>Error response</title>\r
        </head>\r
        <body>\r
        <h1>Error response</h1>\r
        <p>Error code %d.\r
        <p>Message: %s.\r
        </body>\r
        """
            .formatted(status, reason);
    send(response, callback, status, "text/html", page.getBytes(StandardCharsets.UTF_8));
  }
}
