package jsupervisor.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folder in which one daemon plays one topic: its configuration, its files, its name.
 *
 * @param folder absolute; of the same length for both daemons
 * @param port a free one, for servers on TCP; or {@link #NO_PORT}
 */
record Stage(Path folder, int port) {
  /** Where a topic has the number of the port. */
  static final String PORT = "@PORT@";

  static final int NO_PORT = 0;

  private static final String COMMON =
      """
      [unix_http_server]
      file=@FOLDER@/sock
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
      [supervisord]
      logfile=@FOLDER@/supervisord.log
      pidfile=@FOLDER@/supervisord.pid
      childlogdir=@FOLDER@
      """;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "HOME", "/root",
          "LANG", "C.UTF-8",
          "TZ", "UTC",
          "PERCENT", "100%");

  /** Builds the folder: program, probe, configuration, and what the topic asks for. */
  static Stage set(Topic topic, Path folder, Path daemon, Path probe, int port) {
    try {
      var stage = new Stage(folder, port);
      Files.createDirectories(folder.resolve("bin"));
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.createSymbolicLink(folder.resolve("bin/supervisord"), daemon);
      Files.createSymbolicLink(folder.resolve("bin/probe"), probe);
      var common = topic.has("alone") ? "" : COMMON;
      stage.write("conf", common + topic.text());
      for (var step : topic.steps()) stage.furnish(step);
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(topic.name(), e);
    }
  }

  private void furnish(Topic.Step step) throws IOException {
    var words = step.words();
    switch (step.verb()) {
      case "dir" -> Files.createDirectories(folder.resolve(words.getFirst()));
      case "file" -> {
        var parts = step.rest().split(" ", 2);
        write(parts[0], parts.length > 1 ? parts[1] : "");
      }
      case "mode" ->
          Files.setPosixFilePermissions(
              folder.resolve(words.get(1)), PosixFilePermissions.fromString(words.get(0)));
      default -> {} // for the play
    }
  }

  /**
   * Writes a file with its places filled in; {@code \n} is a line's end outside of the
   * configuration.
   */
  void write(String name, String text) throws IOException {
    var whole = name.equals("conf") ? text : text.replace("\\n", "\n");
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, filled(whole), StandardCharsets.ISO_8859_1);
  }

  /** Changes the configuration, for a reload. */
  void change(String from, String to) throws IOException {
    var conf = Files.readString(folder.resolve("conf"), StandardCharsets.ISO_8859_1);
    if (!conf.contains(from)) throw new AssertionError("not in the configuration: " + from);
    write("conf", conf.replace(from, to.replace("\\n", "\n")));
  }

  private String filled(String text) {
    return text.replace("@FOLDER@", folder.toString())
        .replace("@PROBE@", folder.resolve("bin/probe").toString())
        .replace(PORT, Integer.toString(port));
  }

  /** Starts the daemon; its working directory is the folder. */
  Process launch(Topic topic) throws IOException {
    var command = new ArrayList<String>();
    topic.all("under").forEach(step -> command.addAll(step.words()));
    command.add(folder + "/bin/supervisord");
    var given = topic.all("args").findFirst().map(Topic.Step::words);
    given.orElse(List.of("-n", "-c", "@FOLDER@/conf")).forEach(word -> command.add(filled(word)));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.environment().put("TMPDIR", folder.toString()); // automatic logs, and their cleanup
    topic
        .all("env")
        .map(step -> filled(step.rest()).split("=", 2))
        .forEach(pair -> builder.environment().put(pair[0], pair[1]));
    return builder.start();
  }

  /** Whether a file is there that has no bytes. */
  boolean empty(String name) {
    return Files.exists(folder.resolve(name)) && text(name).isEmpty();
  }

  /** The same without the number of the port, which is nobody else's. */
  String withoutPort(String text) {
    return port == NO_PORT ? text : text.replace(Integer.toString(port), PORT);
  }

  /** Text of a file, byte for char; empty when it is not there. */
  String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
