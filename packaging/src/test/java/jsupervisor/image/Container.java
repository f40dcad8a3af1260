package jsupervisor.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The daemon as the first process of a process namespace, its output a pipe that the test reads:
 * all that "docker run" makes of it. Closing kills it with everything in it.
 */
final class Container implements AutoCloseable {
  private static final String CONF =
      """
      [supervisord]
      nodaemon=true
      user=root
      logfile=/dev/null
      logfile_maxbytes=0
      pidfile=%1$s/pid
      """;

  private static final List<String> FIRST =
      List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc");

  final Path folder;
  private final Process process;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Thread reader;

  private Container(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
    reader = Thread.ofPlatform().daemon().start(() -> keep(process.getInputStream()));
  }

  /**
   * Starts it.
   *
   * @param more options of {@code [supervisord]} and further sections; %1$s is the folder
   */
  static Container run(Path folder, String more) {
    try {
      var conf = folder.resolve("conf");
      Files.writeString(conf, (CONF + more).replace("%1$s", folder.toString()));
      var words = new java.util.ArrayList<>(FIRST);
      words.addAll(List.of(Image.DAEMON, "-c", conf.toString()));
      var process =
          new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
      return new Container(folder, process);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void keep(InputStream in) {
    try (in) {
      in.transferTo(output);
    } catch (IOException _) {
      // it is gone
    }
  }

  /** What "docker logs" shows. */
  String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  Container await(String text) {
    Await.until(
        () -> text + " in " + output(),
        Duration.ofSeconds(60),
        Duration.ofMillis(10),
        () -> output().contains(text));
    return this;
  }

  /** Lets programs that wait for it go on. */
  void touch(String file) throws IOException {
    Files.createFile(folder.resolve(file));
  }

  /** Process 1, as it is called out here. */
  long first() {
    return Proc.children(process.pid()).getFirst();
  }

  /** The daemon's Java process. */
  long jvm() {
    return Proc.children(first()).stream()
        .filter(child -> Proc.commandLine(child).contains("jsupervisor.Main"))
        .findFirst()
        .orElseThrow();
  }

  void killJvm() {
    ProcessHandle.of(jvm()).orElseThrow().destroyForcibly();
  }

  /** The first half of "docker stop". */
  void stop() {
    Signals.send("TERM", first());
  }

  /** Waits for the end; the exit status, and all output has come. */
  int ended() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS))
        throw new AssertionError("it does not end: " + output());
      reader.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
