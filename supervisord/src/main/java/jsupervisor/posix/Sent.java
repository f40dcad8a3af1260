package jsupervisor.posix;

/** What became of a signal (kill(2)). */
public sealed interface Sent {
  /** It was sent. */
  record Ok() implements Sent {}

  /** Nobody is there any more. */
  record Gone() implements Sent {}

  /** The kernel refused. */
  record Refused(Errno errno) implements Sent {}
}
