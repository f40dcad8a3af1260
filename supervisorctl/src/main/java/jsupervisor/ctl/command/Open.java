package jsupervisor.ctl.command;

import java.util.List;

/** {@code open url} (spec ctl, section 5.14). */
final class Open implements Command {
  private static final List<String> SCHEMES = List.of("http", "https", "unix");

  @Override
  public String verb() {
    return "open";
  }

  @Override
  public List<String> help() {
    return List.of(
        "open <url>\tConnect to a remote supervisord process.",
        "\t\t(for UNIX domain socket, use unix:///socket/path)");
  }

  @Override
  public void run(Session session, String argument) {
    var scheme = argument.substring(0, Math.max(0, argument.indexOf(':')));
    if (SCHEMES.stream().noneMatch(scheme::equalsIgnoreCase)) {
      session.say("ERROR: url must be http:// or unix://");
      session.exit(ExitCode.GENERIC);
      return;
    }
    session.connect(argument);
    int before = session.exitCode();
    new Status().run(session, "");
    session.exit(before);
  }
}
