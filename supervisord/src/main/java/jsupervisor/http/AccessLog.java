package jsupervisor.http;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;
import jsupervisor.terms.LogLevel;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** A line of the main log for each request, level TRACE (spec daemon, 7.1). */
record AccessLog(BiConsumer<LogLevel, String> log) implements RequestLog {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @Override
  public void log(Request request, Response response) {
    var text = "%s - - [%s] \"%s %s %s\" %d %d";
    log.accept(
        LogLevel.TRACE,
        text.formatted(
            peer(request),
            STAMP.format(Instant.ofEpochMilli(Request.getTimeStamp(request))),
            request.getMethod(),
            request.getHttpURI().getPathQuery(),
            request.getConnectionMetaData().getHttpVersion().asString(),
            response.getStatus(),
            Response.getContentBytesWritten(response)));
  }

  /** Clients on a Unix socket have no address. */
  private static String peer(Request request) {
    var address = request.getConnectionMetaData().getRemoteSocketAddress();
    return address instanceof InetSocketAddress inet
        ? inet.getHostString() + ":" + inet.getPort()
        : "localhost:0";
  }
}
