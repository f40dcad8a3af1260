package jsupervisor.posix;

import jsupervisor.terms.Signal;

/**
 * A signal that the daemon has got (signalfd(2)).
 *
 * @param signal which
 * @param senderPid who has sent it, 0 = the kernel
 * @param senderUid of whom
 */
public record SignalRecord(Signal signal, int senderPid, int senderUid) {}
