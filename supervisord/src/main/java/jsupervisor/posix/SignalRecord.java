package jsupervisor.posix;

import java.util.Optional;
import jsupervisor.terms.Signal;

/**
 * A signal that the daemon has got (signalfd(2)).
 *
 * @param signal which
 * @param senderPid who has sent it, 0 = the kernel
 * @param senderUid of whom
 * @param exit with SIGCHLD: one child that has ended, of perhaps several; it may have been reaped
 *     since
 */
public record SignalRecord(Signal signal, int senderPid, int senderUid, Optional<Exited> exit) {}
