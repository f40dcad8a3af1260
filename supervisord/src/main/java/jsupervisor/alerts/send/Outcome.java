package jsupervisor.alerts.send;

/** What has become of a message. */
public sealed interface Outcome {
  /** For people. */
  String said();

  /** Somebody has it. */
  record Taken(String said) implements Outcome {}

  /** Nobody has it; the next attempt may go better. */
  record Failed(String said) implements Outcome {}

  /** Nobody will ever take it as it is. */
  record Refused(String said) implements Outcome {}
}
