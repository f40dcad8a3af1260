package jsupervisor.ctl.command;

import java.util.List;

/** {@code version}: the daemon's (spec ctl, section 5.15). */
final class ShowVersion implements Command {

  @Override
  public String verb() {
    return "version";
  }

  @Override
  public List<String> help() {
    return List.of("version\t\t\tShow the version of the remote supervisord process");
  }

  @Override
  public void run(Session session, String argument) {
    if (bare(session, argument) && session.upcheck())
      session.say(String.valueOf(session.call("getSupervisorVersion")));
  }
}
