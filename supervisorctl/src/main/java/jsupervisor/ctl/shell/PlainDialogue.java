package jsupervisor.ctl.shell;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jsupervisor.ctl.command.Dialogue;

/**
 * Questions over plain standard input: a pipe, a file, or a terminal without line editing. A read
 * cannot be interrupted, so it has a thread of its own; after Ctrl-C the line that comes later
 * answers the next question.
 */
public final class PlainDialogue implements Dialogue {
  private final InputStream in;
  private final PrintStream out;
  private BufferedReader reader;
  private FutureTask<Optional<String>> pending;

  public PlainDialogue(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Optional<String> line(String prompt) {
    out.print(prompt);
    out.flush();
    if (pending == null) {
      pending = new FutureTask<>(this::read);
      var thread = new Thread(pending, "input");
      thread.setDaemon(true);
      thread.start();
    }
    try {
      var line = pending.get();
      pending = null;
      return line;
    } catch (InterruptedException _) {
      throw new Interrupted();
    } catch (ExecutionException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> command(String prompt) {
    return line(prompt);
  }

  @Override
  public Optional<String> secret(String prompt) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) return line(prompt);
    return Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new);
  }

  @Override
  public AutoCloseable catchingInterrupts() {
    return new Interrupts();
  }

  private Optional<String> read() throws IOException {
    if (reader == null)
      reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return Optional.ofNullable(reader.readLine());
  }
}
