package jsupervisor.output;

import jsupervisor.terms.Channel;
import jsupervisor.terms.ProcessName;

/**
 * Is told where in a log the output of each child begins and ends. Both are called on the output
 * thread: they neither wait nor throw.
 */
public interface Marks {
  /**
   * A place in a log.
   *
   * @param process who writes there
   * @param pid its child
   * @param channel what of it
   * @param path of the file
   * @param offset in bytes, 0 or more; the file may be rotated or emptied later
   */
  record Place(ProcessName process, int pid, Channel channel, String path, long offset) {}

  /** The pipe of a child is read from now on: by a JVM that takes over, too. */
  void begins(Place place);

  /** What comes behind is not of this child any more. */
  void ends(Place place);
}
