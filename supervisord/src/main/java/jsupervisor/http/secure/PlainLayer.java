package jsupervisor.http.secure;

import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/** Nothing is in between; so no class of TLS is loaded. */
public record PlainLayer() implements Layer {

  @Override
  public List<ConnectionFactory> factories(ConnectionFactory http) {
    return List.of(http);
  }

  @Override
  public void look() {
    // there is nothing to see
  }

  @Override
  public void limit(Connection connection, Scheduler scheduler) {
    // who is silent is let go by the idle time-out
  }

  @Override
  public Connection inner(Connection connection) {
    return connection;
  }

  @Override
  public boolean shaking(Connection connection) {
    return false;
  }
}
