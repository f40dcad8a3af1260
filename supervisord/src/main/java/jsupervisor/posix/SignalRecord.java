package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
public record SignalRecord(Signal signal, int senderPid, int senderUid, Optional<Exited> exit) {
  /** Bytes of struct signalfd_siginfo. */
  static final int SIZE = 128;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  /** Reads struct signalfd_siginfo at an offset. */
  static SignalRecord read(MemorySegment records, int at) {
    var signal = new Signal(records.get(INT, at));
    int sender = records.get(INT, at + 12);
    var exit =
        signal.equals(Signal.CHLD)
            ? Exited.of(sender, records.get(INT, at + 8), records.get(INT, at + 40))
            : Optional.<Exited>empty();
    return new SignalRecord(signal, sender, records.get(INT, at + 16), exit);
  }
}
