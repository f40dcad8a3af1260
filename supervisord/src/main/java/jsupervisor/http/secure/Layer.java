package jsupervisor.http.secure;

import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/** What is between a socket's connections and what serves them. Any thread. */
public interface Layer {

  /** Those who make connections; the first of them makes that of whoever is accepted. */
  List<ConnectionFactory> factories(ConnectionFactory http);

  /** Somebody has connected, and is served by what the layer knows after this. */
  void look();

  /** Ends a connection that takes too long before it says anything. */
  void limit(Connection connection, Scheduler scheduler);

  /** What serves behind a connection. */
  Connection inner(Connection connection);

  /** Whether a connection, which may be null, is not ready for a request yet. */
  boolean shaking(Connection connection);
}
