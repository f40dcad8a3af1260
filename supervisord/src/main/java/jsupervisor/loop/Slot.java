package jsupervisor.loop;

import java.util.Optional;
import jsupervisor.core.Life;
import jsupervisor.terms.ProcessName;

/**
 * What the journal keeps of one process.
 *
 * @param name group and process
 * @param life state and history
 * @param pid the child, 0 = none or reaped
 * @param kept the keeper's numbers of its pipes
 * @param draining likewise, of the child before, whose last output is not in its logs yet
 * @param ended an exit that the machine has not been told of
 * @param listener what it is to say, if it is an event listener
 */
record Slot(
    ProcessName name,
    Life life,
    int pid,
    int[] kept,
    int[] draining,
    Optional<Child.Ended> ended,
    Optional<Listening.Page> listener) {}
