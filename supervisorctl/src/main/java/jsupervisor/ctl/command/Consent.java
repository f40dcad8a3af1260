package jsupervisor.ctl.command;

import java.util.Locale;

/** Asks before something that cannot be taken back. */
final class Consent {
  private Consent() {}

  /** Whether there is nobody to ask, or the answer begins with y. */
  static boolean given(Session session, String question) {
    if (!session.interactive()) return true;
    var answer = session.dialogue().line(question);
    return answer
        .orElseThrow(() -> new CommandError("EOF when reading a line"))
        .toLowerCase(Locale.ROOT)
        .startsWith("y");
  }
}
