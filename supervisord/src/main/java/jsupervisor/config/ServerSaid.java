package jsupervisor.config;

import java.util.ArrayList;
import java.util.List;
import jsupervisor.ini.Repr;
import jsupervisor.terms.LogLevel;

/**
 * A line of the main log about a server that has been opened (spec daemon, section 2).
 *
 * @param level how grave it is
 * @param text Supervisor's own
 */
public record ServerSaid(LogLevel level, String text) {

  /**
   * All lines about a server.
   *
   * @param namespaces of the interfaces that it offers, in the file's order
   * @param users whether there are others than the server's own
   */
  public static List<ServerSaid> of(
      HttpServerConfig server, List<String> namespaces, boolean users) {
    var said = new ArrayList<ServerSaid>();
    for (var namespace : namespaces)
      said.add(
          new ServerSaid(LogLevel.INFO, "RPC interface " + Repr.of(namespace) + " initialized"));
    if (server.credentials().isEmpty() && !users && !server.certified())
      said.add(
          new ServerSaid(
              LogLevel.CRITICAL,
              "Server "
                  + Repr.of(server.section())
                  + " running without any HTTP authentication checking"));
    return said;
  }
}
