package jsupervisor.terms;

/** How a child ended, decoded once at the border to the kernel (waitid(2)). */
public sealed interface ExitStatus {

  /**
   * It called exit(3).
   *
   * @param value 0 to 255
   */
  record Code(int value) implements ExitStatus {}

  /**
   * A signal ended it.
   *
   * @param signal the signal
   * @param coreDumped whether the kernel wrote a core file
   */
  record Killed(Signal signal, boolean coreDumped) implements ExitStatus {}

  /** The number that Supervisor reports: the exit code, or -1 for death by a signal. */
  default int number() {
    return switch (this) {
      case Code(var value) -> value;
      case Killed _ -> -1;
    };
  }

  /**
   * Supervisor's words for it in the main log: {@code exit status 1}, {@code terminated by
   * SIGTERM}.
   */
  default String how() {
    return switch (this) {
      case Code(var value) -> "exit status " + value;
      case Killed(var signal, var core) ->
          "terminated by " + signal.name() + (core ? " (core dumped)" : "");
    };
  }
}
