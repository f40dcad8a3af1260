package jsupervisor.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One client with a daemon of its own: what a line changes is changed for this pair alone.
 *
 * @param ourClient whether the client is ours, else Debian's
 * @param ourDaemon whether the daemon is ours, else Debian's
 */
record Side(boolean ourClient, boolean ourDaemon, Daemon daemon) {

  /** Starts the pair's daemon. */
  static Side start(Path folder, boolean ourClient, boolean ourDaemon, String programs) {
    var program = ourDaemon ? Image.DAEMON : Image.debian("supervisord");
    return new Side(ourClient, ourDaemon, Daemon.start(List.of(program), folder, programs));
  }

  String name() {
    return (ourClient ? "our" : "Debian's")
        + " client, "
        + (ourDaemon ? "our" : "Debian's")
        + " daemon";
  }

  /**
   * Calls the client and makes equal what differs from run to run.
   *
   * @param line words behind {@code -c FILE}; a word that begins with a quote goes on to the next
   *     quote; {@code HOME} is the pair's folder; behind {@code << } stands what the client reads,
   *     lines parted by {@code /}
   */
  Run call(String line) {
    var parts = line.split(" << ", 2);
    var client = ourClient ? Image.CLIENT : Image.debian("supervisorctl");
    var command = new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" < in", client));
    if (!parts[0].contains("-c ")) command.addAll(List.of("-c", daemon.conf.toString()));
    command.addAll(words(parts[0].replace("HOME", daemon.folder.toString())));
    write("in", parts.length == 1 ? "" : parts[1].replace('/', '\n') + "\n");
    return comparable(Run.in(daemon.folder, command));
  }

  private static List<String> words(String line) {
    if (line.isEmpty()) return List.of();
    if (!line.contains("'")) return Arrays.asList(line.split(" "));
    var words = new ArrayList<String>();
    var parts = line.split("'", -1);
    for (int at = 0; at < parts.length; at++) {
      if (at % 2 == 1) words.add(parts[at]);
      else
        words.addAll(Arrays.stream(parts[at].split(" ")).filter(word -> !word.isEmpty()).toList());
    }
    return words;
  }

  /** Writes a file in the pair's folder. */
  void write(String name, String text) {
    try {
      Files.writeString(daemon.folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Run comparable(Run run) {
    return new Run(run.status(), comparable(run.out()), comparable(run.err()));
  }

  /** The usage text names the program, tracebacks name lines, and time goes by. */
  private String comparable(String text) {
    return text.replace(daemon.folder.toString(), "HOME")
        .replace(ourClient ? Image.CLIENT : Image.debian("supervisorctl"), "CLIENT")
        .replaceAll("pid \\d+, uptime \\S+", "pid N, uptime T")
        .replaceAll("(?m)^(supervisor> )?\\d{2,}$", "$1PID")
        .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
        .replaceAll("\"pid\": \\d+", "\"pid\": PID")
        .replaceAll("(?m)^4\\.\\d+.*$", "VERSION")
        .replaceAll("error: <class '[^']*'>, (.*): file: .* line: \\d+", "error: $1");
  }
}
