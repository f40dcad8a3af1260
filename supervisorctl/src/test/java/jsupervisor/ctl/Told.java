package jsupervisor.ctl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jsupervisor.ctl.command.Screen;

/**
 * What a client said when it was called.
 *
 * @param code exit status
 */
record Told(String out, String err, int code) {
  private static final Pattern ONE_GROUP =
      Pattern.compile("(?m)^(\\w+):\\w+: (stopped|started)\n(?:\\1:\\w+: \\2\n)+");

  /** Our client, in this process. */
  static Told byUs(String input, List<String> arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code;
    try (var outStream = new PrintStream(out, true, UTF_8);
        var errStream = new PrintStream(err, true, UTF_8)) {
      var in = new ByteArrayInputStream(input.getBytes(UTF_8));
      var program = DebianDaemon.SUPERVISORCTL.toString();
      code = Main.run(arguments, program, in, Screen.plain(outStream, errStream));
    }
    return new Told(out.toString(UTF_8), err.toString(UTF_8), code);
  }

  /** Debian's client. */
  static Told byDebian(String input, List<String> arguments, Path scratch) throws Exception {
    var command = new ArrayList<>(List.of(DebianDaemon.SUPERVISORCTL.toString()));
    command.addAll(arguments);
    var in = Files.writeString(scratch.resolve("in"), input);
    var out = scratch.resolve("out");
    var err = scratch.resolve("err");
    var process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int code = process.waitFor();
    return new Told(Files.readString(out), Files.readString(err), code);
  }

  /** The same with what differs from run to run made equal. */
  Told comparable(Path home) {
    return new Told(inOrder(comparable(out, home)), comparable(err, home), code);
  }

  /** A daemon tells the processes of a group in the order in which they were done. */
  private static String inOrder(String text) {
    var sorted = new StringBuilder();
    var runs = ONE_GROUP.matcher(text);
    while (runs.find()) {
      var run = runs.group().lines().sorted().map(line -> line + "\n");
      runs.appendReplacement(sorted, Matcher.quoteReplacement(run.collect(joining())));
    }
    return runs.appendTail(sorted).toString();
  }

  private static String comparable(String text, Path home) {
    return text.replace(home.toString(), "HOME")
        .replaceAll("pid \\d+, uptime \\S+", "pid N, uptime T")
        .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("(?m)^(supervisor> )?\\d{2,}$", "$1PID")
        .replaceAll("[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "DATE")
        .replaceAll("(?m)^(.*)error: <class '[^']*'>, (.*): file: .* line: \\d+$", "$1error: $2");
  }
}
