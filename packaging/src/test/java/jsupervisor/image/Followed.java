package jsupervisor.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our client while it shows something without end; closing kills it. */
final class Followed implements AutoCloseable {
  private final Process process;
  private final Path output;

  private Followed(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param output a file that is written for it
   */
  static Followed by(Path conf, Path output, String... words) throws IOException {
    var command = new ArrayList<>(List.of(Image.CLIENT, "-c", conf.toString()));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Followed(process, output);
  }

  /** Waits until it shows that. */
  void shows(String text) {
    Await.until(
        () -> "\"" + text + "\" is shown: " + text(),
        java.time.Duration.ofSeconds(60),
        java.time.Duration.ofMillis(20),
        () -> text().contains(text));
  }

  /** Types a line. */
  void type(String line) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Await.until("it is gone", () -> !process.isAlive());
  }
}
