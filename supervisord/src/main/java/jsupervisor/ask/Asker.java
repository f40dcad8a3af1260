package jsupervisor.ask;

import jsupervisor.terms.Fault;

/** The one door to the control loop for every other thread. */
@FunctionalInterface
public interface Asker {

  /**
   * Asks and waits for the answer, however long it takes. Any thread but the control thread; the
   * waiting itself is cheap on a virtual thread.
   *
   * @throws Fault Supervisor's fault, when that is the answer
   */
  <T> T ask(Ask<T> question);
}
