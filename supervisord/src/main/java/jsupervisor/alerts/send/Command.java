package jsupervisor.alerts.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jsupervisor.commands.OwnCommand;
import jsupervisor.terms.Printable;

/** Commands that take a message on their standard input. */
final class Command {
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final int LONGEST = 200;

  private Command() {}

  static Outcome run(List<String> words, Map<String, String> environment, String input) {
    try {
      var command = new OwnCommand(words, environment, Path.of("/"));
      var result = command.run(MOST, input.getBytes(StandardCharsets.UTF_8));
      if (result.late()) return failed(words, "killed after 10 seconds", result.output());
      if (result.status() == 0) return new Outcome.Taken("exit status 0");
      return failed(words, "exit status " + result.status(), result.output());
    } catch (IOException e) {
      return failed(words, "cannot be run: " + e.getMessage(), "");
    }
  }

  private static Outcome failed(List<String> words, String how, String output) {
    var said = Printable.line(output.strip());
    if (said.length() > LONGEST) said = said.substring(0, LONGEST) + "...";
    return new Outcome.Failed(words.getFirst() + ": " + how + (said.isEmpty() ? "" : ": " + said));
  }
}
