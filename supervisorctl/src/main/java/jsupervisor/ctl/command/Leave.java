package jsupervisor.ctl.command;

import java.util.List;

/** {@code exit} and {@code quit}: leaves the shell. */
record Leave(String verb) implements Command {

  @Override
  public List<String> help() {
    return List.of(verb + "\tExit the supervisor shell.");
  }

  @Override
  public void run(Session session, String argument) {
    session.say("");
    session.leave();
  }
}
