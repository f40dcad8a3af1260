package jsupervisor.ctl.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is installed here beside the client.
 *
 * @param client the client's own program, as it was called
 * @param configuration the file that the client goes by, if it has found one
 */
public record Installed(Path client, Optional<String> configuration) {
  /** Of a client that has no place. */
  public static final Installed NOTHING = new Installed(Path.of("supervisorctl"), Optional.empty());

  /** What LC_ALL was before the launcher set it; empty = nothing. */
  private static final String LOCALE = "jsupervisor.caller.lc_all";

  private static final int SECONDS = 20;
  private static final int MOST_BYTES = 1 << 20;

  /**
   * What a program said.
   *
   * @param status exit status, -1 = it had to be ended
   */
  public record Said(int status, String text) {}

  /** The daemon's program, in the folder where the client's is, or where a link to that leads. */
  public Optional<Path> daemon() {
    var beside = client.toAbsolutePath().resolveSibling("supervisord");
    if (Files.isExecutable(beside)) return Optional.of(beside);
    try {
      return Optional.of(client.toRealPath().resolveSibling("supervisord"))
          .filter(Files::isExecutable);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Runs it to its end, in the locale in which the client was called.
   *
   * @throws IOException when it cannot be run
   */
  public static Said run(Path program, List<String> words) throws IOException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(words);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    Optional.ofNullable(System.getProperty(LOCALE)).ifPresent(text -> locale(builder, text));
    var process = builder.start();
    process.getOutputStream().close();
    var end = process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS);
    end.whenComplete((_, late) -> {
      if (late != null) process.destroyForcibly();
    });
    try (var out = process.getInputStream()) {
      var text = new String(out.readNBytes(MOST_BYTES), UTF_8);
      process.destroy();
      return new Said(process.waitFor(), text);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Said(-1, "");
    }
  }

  private static void locale(ProcessBuilder builder, String text) {
    if (text.isEmpty()) builder.environment().remove("LC_ALL");
    else builder.environment().put("LC_ALL", text);
  }
}
