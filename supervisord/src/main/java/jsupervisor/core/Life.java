package jsupervisor.core;

/**
 * All that the machine knows of one process.
 *
 * @param state what it is doing
 * @param history what is remembered
 */
public record Life(ProcessState state, History history) {

  /** A process that nobody has started yet. */
  public static final Life UNBORN = new Life(new ProcessState.Stopped(), History.NONE);
}
