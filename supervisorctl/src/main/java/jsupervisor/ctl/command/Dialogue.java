package jsupervisor.ctl.command;

import java.util.Optional;

/** The person, or the pipe, at the other end of standard input. Used by the main thread. */
public interface Dialogue {

  /** The person pressed Ctrl-C while a question was open. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Interrupted() {
      super("interrupted", null, false, false);
    }
  }

  /**
   * Asks and waits for a line.
   *
   * @return the line without its end; empty at the end of input
   * @throws Interrupted at Ctrl-C
   */
  Optional<String> line(String prompt);

  /** The same for a line of the shell, with whatever help for typing there is. */
  Optional<String> command(String prompt);

  /** The same as {@link #line} without showing what is typed. */
  Optional<String> secret(String prompt);

  /**
   * From now until it is closed, Ctrl-C does not end the program but interrupts the calling thread.
   */
  AutoCloseable catchingInterrupts();
}
