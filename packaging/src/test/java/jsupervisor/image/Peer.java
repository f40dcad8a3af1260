package jsupervisor.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that others wrote and that a daemon talks to; closing ends it. */
record Peer(Path folder, Process process) implements AutoCloseable {

  /** Runs it with what it says in a file of the folder, which is made. */
  static Peer start(Path folder, List<String> command) throws IOException {
    Files.createDirectories(folder);
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    return new Peer(folder, process);
  }

  /** What it has said. */
  String output() {
    try {
      return new String(Files.readAllBytes(folder.resolve("output")), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
