package jsupervisor.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that was run to its end.
 *
 * @param status exit status, 0 to 255
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 */
record Run(int status, String out, String err) {
  private static final int SECONDS = 60;

  /** Runs with the caller's environment in the given folder; more than a minute is a failure. */
  static Run in(Path folder, List<String> command) {
    return in(folder, command, Map.of());
  }

  static Run in(Path folder, List<String> command, Map<String, String> environment) {
    return in(folder, command, environment, SECONDS);
  }

  /** The same with more patience. */
  static Run in(Path folder, List<String> command, Map<String, String> environment, int seconds) {
    try {
      var out = Files.createTempFile("run", ".out");
      var err = Files.createTempFile("run", ".err");
      try {
        return run(folder, command, environment, seconds, out, err);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Run run(
      Path folder,
      List<String> command,
      Map<String, String> environment,
      int seconds,
      Path out,
      Path err)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    if (!waited(process, seconds)) {
      process.destroyForcibly();
      throw new AssertionError(
          "still running after %d s: %s%n%s%s".formatted(seconds, command, text(out), text(err)));
    }
    return new Run(process.exitValue(), text(out), text(err));
  }

  private static boolean waited(Process process, int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** The same, or an error that shows everything when the status is another than 0. */
  Run ok() {
    if (status != 0) {
      throw new AssertionError("status " + this);
    }
    return this;
  }
}
