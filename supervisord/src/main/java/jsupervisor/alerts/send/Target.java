package jsupervisor.alerts.send;

import jsupervisor.alerts.say.Message;

/** Somebody who is told. */
public interface Target {

  /** As it is called in a configuration. */
  String word();

  /** Tells it, and waits 15 seconds at most; any thread that may. */
  Outcome send(Message message);
}
