package jsupervisor.output;

import jsupervisor.terms.ProcessName;

/** Where that goes what children are heard to write. */
public interface Ear {

  /** Nobody listens. */
  Ear DEAF = (_, taken) -> taken.run();

  /**
   * A child was heard. Called by the output thread; must be short and must not wait.
   *
   * @param taken to be run, by any thread, when the bytes are dealt with: until then they count
   *     against their child, of which no more is read when too many are on their way
   */
  void heard(Heard what, Runnable taken);

  /** What a listener was heard to say, and was taken, is in its pipe no more. As above. */
  default void gone(ProcessName process, int pid) {}
}
