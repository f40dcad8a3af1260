package jsupervisor.commands;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;

/**
 * A command of the daemon's own. No shell is involved.
 *
 * @param words path of the program, then its arguments
 * @param environment complete
 * @param folder working directory
 */
public record OwnCommand(List<String> words, Map<String, String> environment, Path folder) {
  /** The library's own watchdog comes so much later. */
  private static final Duration REST = Duration.ofSeconds(2);

  /**
   * How it ended.
   *
   * @param status exit code, 128 and the signal's number for a signal
   * @param output what it said on both channels until it ended, at most 64 KiB
   * @param late it was killed because its time was over
   */
  public record Result(int status, String output, boolean late) {}

  public OwnCommand {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs it, with nothing to read, and waits until it ends, not for what it leaves behind; any
   * thread but the control and the output thread.
   *
   * @param most then it is killed, with what it has started
   * @throws IOException when it cannot be started
   */
  public Result run(Duration most) throws IOException {
    return run(most, new byte[0]);
  }

  /**
   * The same with something to read.
   *
   * @param input for its standard input; what it does not read is dropped
   * @throws IOException when it cannot be started
   */
  public Result run(Duration most, byte[] input) throws IOException {
    var line = new CommandLine(new File(words.getFirst()));
    words.stream().skip(1).forEach(word -> line.addArgument(word, false));
    try (var to = Tube.make();
        var from = Tube.make();
        var streams = new Streams(input, to, from)) {
      var watchdog = ExecuteWatchdog.builder().setTimeout(most.plus(REST)).get();
      var end = new Deadline(most);
      var executor = executor(to.read(), from.write(), end);
      executor.setStreamHandler(streams);
      executor.setWatchdog(watchdog);
      executor.setExitValues(null); // every status is an answer
      int status = executor.execute(line, environment);
      return new Result(status, streams.said(), end.late() || watchdog.killedProcess());
    }
  }

  /**
   * With pipes of ours, and a deadline from its first moment; the library's builder has neither.
   */
  @SuppressWarnings("deprecation")
  private DefaultExecutor executor(End input, End output, Deadline end) {
    return new DefaultExecutor() {
      @Override
      protected Process launch(CommandLine line, Map<String, String> variables, Path from)
          throws IOException {
        var builder =
            new ProcessBuilder(line.toStrings())
                .directory(folder.toFile())
                .redirectInput(input.file())
                .redirectOutput(output.file())
                .redirectErrorStream(true);
        builder.environment().clear();
        try {
          builder.environment().putAll(variables);
        } catch (IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
        var process = builder.start();
        end.of(process);
        return process;
      }
    };
  }

  /**
   * The library's watchdog asks (SIGTERM) and may be refused, and leaves alone what the command has
   * started itself; so this one is there before it.
   */
  private static final class Deadline {
    private final Duration most;
    private volatile boolean late;

    Deadline(Duration most) {
      this.most = most;
    }

    boolean late() {
      return late;
    }

    void of(Process process) {
      process
          .onExit()
          .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionallyAsync(_ -> kill(process));
    }

    private Process kill(Process process) {
      late = true;
      process.descendants().toList().forEach(ProcessHandle::destroyForcibly);
      return process.destroyForcibly();
    }
  }
}
