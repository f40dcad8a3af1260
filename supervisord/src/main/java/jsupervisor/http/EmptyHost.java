package jsupervisor.http;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * HTTP/1.1 for clients that have no name for the server and send an empty Host header (RFC 9110,
 * section 7.2, has it so): Supervisor's own client does when it follows a log over a Unix socket.
 * Jetty refuses such a request, so the header is taken for {@code localhost}.
 */
final class EmptyHost extends HttpConnectionFactory {

  EmptyHost(HttpConfiguration config) {
    super(config);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return configure(new Named(getHttpConfiguration(), connector, endPoint), connector, endPoint);
  }

  private static final class Named extends HttpConnection {

    Named(HttpConfiguration config, Connector connector, EndPoint endPoint) {
      super(config, connector, endPoint);
    }

    @Override
    protected RequestHandler newRequestHandler() {
      return new RequestHandler() {
        @Override
        public void parsedHeader(HttpField field) {
          boolean empty = field.getHeader() == HttpHeader.HOST && blank(field.getValue());
          super.parsedHeader(empty ? new HostPortHttpField("localhost") : field);
        }
      };
    }

    private static boolean blank(String value) {
      return value == null || value.isBlank();
    }
  }
}
