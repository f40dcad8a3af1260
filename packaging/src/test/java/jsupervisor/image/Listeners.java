package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sections of listeners, and what listeners have been told. */
final class Listeners {
  private static final Path SAMPLES = Image.HOUSE.resolve("sample-conf/listeners");

  private Listeners() {}

  /**
   * A section.
   *
   * @param command what it runs
   * @param more lines: {@code events} and others
   */
  static String section(String name, String command, String... more) {
    return "[eventlistener:"
        + name
        + "]\ncommand="
        + command
        + "\n"
        + String.join("\n", more)
        + "\n";
  }

  /** One that writes to the file {@code name} and answers in a certain manner. */
  static String recorder(String name, String manner, String... more) {
    var script = Image.resource("listeners/recorder.py");
    return section(name, Image.PYTHON + " " + script + " %1$s " + name + " " + manner, more);
  }

  /** One that does what it must not. */
  static String spoiler(String manner, String... more) {
    var script = Image.resource("listeners/spoiler.sh");
    return section(manner, "sh " + script + " " + manner, more);
  }

  /** A command that runs one of the samples for users. */
  static String sample(String file) {
    var program =
        switch (file.substring(file.lastIndexOf('.'))) {
          case ".sh" -> "sh";
          case ".py" -> Image.PYTHON;
          default -> Path.of(System.getProperty("java.home"), "bin", "java").toString();
        };
    return program + " " + SAMPLES.resolve(file);
  }

  /** What a recorder was told: pid, serial, pool serial, event, payload. */
  record Told(int pid, long serial, long poolSerial, String event, String payload) {
    static Told of(String line) {
      var words = line.split(" ", 5);
      return new Told(
          Integer.parseInt(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          words[3],
          words[4]);
    }
  }

  /** All that a recorder was told so far. */
  static List<Told> told(Daemon daemon, String name) {
    var file = daemon.folder.resolve(name);
    if (!Files.exists(file)) return List.of();
    var text = daemon.text(name);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Told::of).toList();
  }

  /** What was told by {@code sendRemoteCommEvent}, in order. */
  static List<String> remote(Daemon daemon, String name) {
    return told(daemon, name).stream()
        .filter(told -> told.event().equals("REMOTE_COMMUNICATION"))
        .map(told -> told.payload().substring(told.payload().indexOf('|') + 1))
        .toList();
  }

  /** Has something told to those who are subscribed to it. */
  static void tell(Daemon daemon, String type, String data) throws IOException {
    daemon.rpc.call("supervisor.sendRemoteCommEvent", type, data);
  }

  /** Waits until what a recorder was told by {@code sendRemoteCommEvent} is this. */
  static void awaitRemote(Daemon daemon, String name, List<String> expected) {
    Await.until(
        () -> name + " was told " + remote(daemon, name) + "\n" + daemon.log(),
        java.time.Duration.ofSeconds(30),
        java.time.Duration.ofMillis(20),
        () -> remote(daemon, name).equals(expected));
  }
}
