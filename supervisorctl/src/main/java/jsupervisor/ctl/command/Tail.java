package jsupervisor.ctl.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jsupervisor.ini.Repr;
import jsupervisor.terms.Fault;
import jsupervisor.terms.FaultCode;

/** {@code tail [-f|-bytes] name [stdout|stderr]} (spec ctl, section 5.5). */
final class Tail implements Command {

  @Override
  public String verb() {
    return "tail";
  }

  @Override
  public List<String> help() {
    return List.of(
        "tail [-f] <name> [stdout|stderr] (default stdout)",
        "Ex:",
        "tail -f <name>\t\tContinuous tail of named process stdout",
        "\t\t\tCtrl-C to exit.",
        "tail -100 <name>\tlast 100 *bytes* of process stdout",
        "tail <name> stderr\tlast 1600 *bytes* of process stderr");
  }

  @Override
  public void run(Session session, String argument) {
    if (!session.upcheck()) return;
    var words = Words.of(argument);
    if (words.isEmpty()) usage(session, "Error: too few arguments");
    else if (words.size() > 3) usage(session, "Error: too many arguments");
    else if (words.getFirst().startsWith("-"))
      show(session, Optional.of(words.getFirst()), words.subList(1, words.size()));
    else show(session, Optional.empty(), words);
  }

  private static void show(Session session, Optional<String> modifier, List<String> words) {
    var channel = words.size() < 2 ? "stdout" : words.getLast().toLowerCase(Locale.ROOT);
    var wish = modifier.map(LogTail.Wish::parse).orElse(Optional.of(LogTail.Wish.USUAL));
    if (words.isEmpty()) complain(session, "Error: tail requires process name");
    else if (!channel.equals("stdout") && !channel.equals("stderr"))
      complain(session, "Error: bad channel " + Repr.of(channel));
    else if (wish.isEmpty()) LogTail.badArgument(session, modifier.orElse(""));
    else show(session, wish.get(), words.getFirst(), channel);
  }

  private static void show(Session session, LogTail.Wish wish, String name, String channel) {
    switch (wish) {
      case LogTail.Wish.Follow() -> LogTail.follow(session, "/logtail/" + name + "/" + channel);
      case LogTail.Wish.Last(var bytes) -> {
        var stdout = channel.equals("stdout");
        read(session, stdout ? "readProcessStdoutLog" : "readProcessStderrLog", name, bytes);
      }
    }
  }

  private static void read(Session session, String method, String name, int bytes) {
    try {
      session.quote(String.valueOf(session.call(method, name, -bytes, 0)));
    } catch (Fault fault) {
      if (fault.is(FaultCode.BAD_NAME)) complain(session, name + ": ERROR (no such process name)");
      else LogTail.refuse(session, name, fault);
    }
  }

  private static void complain(Session session, String text) {
    session.say(text);
    session.exit(ExitCode.GENERIC);
  }
}
