package jsupervisor.ctl.command;

import java.util.List;
import java.util.Map;

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
    var extras = Extras.of(argument, Extras.JSON);
    if (!bare(session, extras.rest())) return;
    if (extras.has(Extras.JSON)) session.speakAside();
    if (!session.upcheck()) return;
    var version = Answers.text("getSupervisorVersion", session.call("getSupervisorVersion"));
    if (extras.has(Extras.JSON)) session.answer(Map.of("version", version));
    else session.say(version);
  }
}
