package jsupervisor.ctl.shell;

import org.jline.utils.Signals;

/** Ctrl-C as an interrupt of the thread that asked for it, instead of the end of the program. */
final class Interrupts implements AutoCloseable {
  private final Object before;

  Interrupts() {
    var thread = Thread.currentThread();
    before = Signals.register("INT", thread::interrupt);
  }

  /** Whatever was in force before is so again. */
  @Override
  public void close() {
    Signals.unregister("INT", before);
  }
}
