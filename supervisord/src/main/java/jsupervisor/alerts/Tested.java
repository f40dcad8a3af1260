package jsupervisor.alerts;

import jsupervisor.alerts.send.Outcome;

/**
 * What has become of a test message.
 *
 * @param target as it is called in a configuration
 */
public record Tested(String target, Outcome outcome) {

  /** Whether it was told. */
  public boolean ok() {
    return switch (outcome) {
      case Outcome.Taken _ -> true;
      case Outcome.Failed _, Outcome.Refused _ -> false;
    };
  }
}
