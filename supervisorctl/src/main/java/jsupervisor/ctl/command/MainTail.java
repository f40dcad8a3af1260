package jsupervisor.ctl.command;

import java.util.List;
import java.util.Optional;
import jsupervisor.terms.Fault;

/** {@code maintail [-f|-bytes]}: the daemon's own log (spec ctl, section 5.6). */
final class MainTail implements Command {

  @Override
  public String verb() {
    return "maintail";
  }

  @Override
  public List<String> help() {
    return List.of(
        "maintail -f \tContinuous tail of supervisor main log file (Ctrl-C to exit)",
        "maintail -100\tlast 100 *bytes* of supervisord main log file",
        "maintail\tlast 1600 *bytes* of supervisor main log file",
        "");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var words = Words.of(argument);
    if (words.size() > 1) usage(session, "Error: too many arguments");
    else if (words.isEmpty()) show(session, LogTail.Wish.USUAL);
    else
      wish(words.getFirst())
          .ifPresentOrElse(
              wish -> show(session, wish), () -> LogTail.badArgument(session, words.getFirst()));
  }

  private static Optional<LogTail.Wish> wish(String word) {
    return word.startsWith("-") ? LogTail.Wish.parse(word) : Optional.empty();
  }

  private static void show(Session session, LogTail.Wish wish) {
    switch (wish) {
      case LogTail.Wish.Follow() -> LogTail.follow(session, "/mainlogtail");
      case LogTail.Wish.Last(var bytes) -> read(session, bytes);
    }
  }

  private static void read(Session session, int bytes) {
    try {
      session.quote(String.valueOf(session.call("readLog", -bytes, 0)));
    } catch (Fault fault) {
      LogTail.refuse(session, "supervisord", fault);
    }
  }
}
