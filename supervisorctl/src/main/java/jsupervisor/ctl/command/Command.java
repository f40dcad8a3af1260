package jsupervisor.ctl.command;

import java.util.List;

/** A verb of the command line. Commands hold no state; what they change is in the session. */
interface Command {

  /** The word that calls it. */
  String verb();

  /** The lines that {@code help verb} prints. */
  List<String> help();

  /**
   * Carries it out.
   *
   * @param argument what stands behind the verb, without blanks around it
   * @throws jsupervisor.terms.Fault a refusal that the verb has no words for
   * @throws jsupervisor.wire.RpcException when the daemon cannot be reached
   * @throws CommandError any other reason to stop
   */
  void run(Session session, String argument);

  /** Prints what was wrong with the arguments and how to do better; the exit status becomes 1. */
  default void usage(Session session, String complaint) {
    session.say(complaint);
    session.exit(ExitCode.GENERIC);
    help().forEach(session::say);
  }

  /** Whether there is no argument; else says that there must be none. */
  default boolean bare(Session session, String argument) {
    if (argument.isEmpty()) return true;
    usage(session, "Error: " + verb() + " accepts no arguments");
    return false;
  }
}
