package jsupervisor.crashes.report;

import jsupervisor.terms.Channel;
import jsupervisor.terms.ExitStatus;

/** What a report is about; immutable. */
public sealed interface Kind {

  /** What the words about an error in a log begin with, and none about an end do. */
  String LOGGED = "line in ";

  /** A child has ended. */
  record Ended(ExitStatus how) implements Kind {}

  /** A child has written of an error. */
  record Logged(Channel channel) implements Kind {}

  /** In a few words: Supervisor's own for an end. */
  default String words() {
    return switch (this) {
      case Ended(var how) -> how.how();
      case Logged(var channel) -> LOGGED + channel.text();
    };
  }
}
