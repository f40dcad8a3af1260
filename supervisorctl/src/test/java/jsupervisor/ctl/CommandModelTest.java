package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

class CommandModelTest {

  @Test
  void theCompletionScriptKnowsEveryVerbAndOptionAndIsValidBash() throws Exception {
    var script = AutoComplete.bash("supervisorctl", new CommandLine(CommandModel.spec()));
    for (var word : "maintail reread shutdown --configuration --history_file -i".split(" "))
      assertTrue(script.contains(word), word);
    var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter(UTF_8)) {
      in.write(script);
    }
    assertEquals("", new String(bash.getInputStream().readAllBytes(), UTF_8));
    assertTrue(bash.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, bash.exitValue());
  }

  @Test
  void everyVerbHasItsHelp() {
    for (var verb : CommandModel.spec().subcommands().values())
      assertTrue(
          verb.getCommandSpec().usageMessage().description().length > 0, verb.getCommandName());
  }
}
