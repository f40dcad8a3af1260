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

  /**
   * It failed before its program began; seen from outside it called exit(127).
   *
   * @param why the step that failed, in Supervisor's words
   */
  record NeverBegan(String why) implements ExitStatus {
    /** What Supervisor's child exits with then. */
    public static final int CODE = 127;
  }

  /** The number that Supervisor reports: the exit code, or -1 for death by a signal. */
  default int number() {
    return switch (this) {
      case Code(var value) -> value;
      case Killed _ -> -1;
      case NeverBegan _ -> NeverBegan.CODE;
    };
  }

  /** What a shell shows: the exit code, or 128 and the number of the signal; 0 to 255. */
  default int status() {
    return switch (this) {
      case Code(var value) -> value;
      case Killed(var signal, _) -> 128 + signal.number();
      case NeverBegan _ -> NeverBegan.CODE;
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
      case NeverBegan _ -> "exit status " + NeverBegan.CODE;
    };
  }
}
