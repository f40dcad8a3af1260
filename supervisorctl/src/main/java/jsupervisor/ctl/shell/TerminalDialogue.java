package jsupervisor.ctl.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import jsupervisor.ctl.command.Dialogue;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Questions over a terminal, with line editing, completion and history. */
public final class TerminalDialogue implements Dialogue, AutoCloseable {
  private final Terminal terminal;
  private final LineReader lines;
  private final LineReader answers;

  private TerminalDialogue(Terminal terminal, LineReader lines) {
    this.terminal = terminal;
    this.lines = lines;
    this.answers = LineReaderBuilder.builder().terminal(terminal).parser(words()).build();
    answers.setVariable(LineReader.DISABLE_HISTORY, true);
    answers.unsetOpt(LineReader.Option.BRACKETED_PASTE);
  }

  /**
   * Takes over the terminal at standard input and output.
   *
   * @param history where typed lines are kept, one a line as readline keeps them
   * @throws IOException when there is no terminal
   */
  public static TerminalDialogue open(Optional<Path> history) throws IOException {
    var thread = Thread.currentThread();
    var terminal =
        TerminalBuilder.builder()
            .system(true)
            .dumb(true)
            .nativeSignals(true)
            .graphemeCluster(false)
            .signalHandler(Terminal.SignalHandler.SIG_IGN)
            .build();
    terminal.handle(Terminal.Signal.INT, _ -> thread.interrupt());
    terminal.handle(Terminal.Signal.QUIT, Terminal.SignalHandler.SIG_DFL);
    terminal.handle(Terminal.Signal.TSTP, Terminal.SignalHandler.SIG_DFL);
    var lines =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(words())
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .option(LineReader.Option.BRACKETED_PASTE, false)
            .build();
    history.ifPresent(file -> lines.setVariable(LineReader.HISTORY_FILE, file));
    return new TerminalDialogue(terminal, lines);
  }

  /** Words end at blanks alone: names with colons, stars and quotes stay whole. */
  private static DefaultParser words() {
    var parser = new DefaultParser();
    parser.setEscapeChars(null);
    parser.setQuoteChars(new char[0]);
    return parser;
  }

  /** From now on the Tab key offers these words. */
  public void offer(Completion completion) {
    if (lines instanceof LineReaderImpl reader) reader.setCompleter(completion);
  }

  @Override
  public Optional<String> line(String prompt) {
    return read(answers, prompt, null);
  }

  @Override
  public Optional<String> command(String prompt) {
    return read(lines, prompt, null);
  }

  @Override
  public Optional<String> secret(String prompt) {
    return read(answers, prompt, '\0');
  }

  private static Optional<String> read(LineReader reader, String prompt, Character mask) {
    try {
      return Optional.of(reader.readLine(prompt, mask));
    } catch (EndOfFileException _) {
      return Optional.empty();
    } catch (UserInterruptException _) {
      throw new Interrupted();
    }
  }

  /** Nothing to do: the terminal's own handler interrupts the main thread all the time. */
  @Override
  public AutoCloseable catchingInterrupts() {
    return () -> {};
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
