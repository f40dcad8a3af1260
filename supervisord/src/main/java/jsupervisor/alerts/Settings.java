package jsupervisor.alerts;

import java.util.List;
import java.util.Map;
import jsupervisor.config.alert.AlertConfig;

/**
 * What is wanted.
 *
 * @param alerts one or more
 * @param host name of the machine
 * @param identifier of the daemon
 * @param environment of commands
 */
public record Settings(
    List<AlertConfig> alerts, String host, String identifier, Map<String, String> environment) {
  public Settings {
    alerts = List.copyOf(alerts);
    environment = Map.copyOf(environment);
  }
}
