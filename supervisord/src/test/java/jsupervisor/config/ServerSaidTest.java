package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.LogLevel;
import org.junit.jupiter.api.Test;

class ServerSaidTest {
  @Test
  void everyInterfaceIsNamedAndAnOpenServerIsWarnedOf() {
    var open =
        new HttpServerConfig.Inet(
            "inet_http_server:x", "", 9001, Optional.empty(), List.of(), Optional.empty());
    assertEquals(
        List.of(
            new ServerSaid(LogLevel.INFO, "RPC interface 'supervisor' initialized"),
            new ServerSaid(LogLevel.INFO, "RPC interface \"it's\" initialized"),
            new ServerSaid(
                LogLevel.CRITICAL,
                "Server 'inet_http_server:x' running without any HTTP authentication checking")),
        ServerSaid.of(open, List.of("supervisor", "it's"), false));
  }

  @Test
  void aServerThatAsksForAPasswordIsNoDanger() {
    var credentials = Optional.of(new HttpServerConfig.Credentials("a", "b"));
    var closed =
        new HttpServerConfig.Inet(
            "inet_http_server", "", 9001, credentials, List.of(), Optional.empty());
    assertEquals(List.of(), ServerSaid.of(closed, List.of(), false));
    var open =
        new HttpServerConfig.Inet(
            "inet_http_server", "", 9001, Optional.empty(), List.of(), Optional.empty());
    assertEquals(List.of(), ServerSaid.of(open, List.of(), true));
  }
}
