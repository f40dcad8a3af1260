package jsupervisor.ctl.plugin;

/** What an action may do. */
public interface CtlSession {

  /** Prints a line. */
  void say(String line);

  /**
   * Calls a method of the daemon.
   *
   * @param method with its namespace, as in {@code supervisor.getPID}
   * @param values String, Integer, Boolean, Double, List or Map
   * @throws jsupervisor.terms.Fault when that is the answer
   */
  Object call(String method, Object... values);

  /** Sets the exit status of the client; the last one set counts. */
  void exit(int code);
}
