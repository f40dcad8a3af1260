package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same hundreds of calls to Debian's daemon and to ours, good ones and bad ones: types, keys,
 * fault codes and texts are the same, but for what the table in docs/xmlrpc-differences.md lists:
 * known-traps C31, C33.
 */
class RpcOracleIT {
  private static final Path TABLE = Image.HOUSE.resolve("docs/xmlrpc-differences.md");

  @TempDir Path folder;

  @Test
  void nothingDiffersOnAUnixSocketButWhatTheTableSays() throws IOException {
    try (var ours = daemon(Image.DAEMON, "o", "");
        var theirs = daemon(Image.debian("supervisord"), "t", "")) {
      compare(ours.folder + ":sock", theirs.folder + ":sock");
    }
  }

  @Test
  void nothingDiffersOnAPortButWhatTheTableSays() throws IOException {
    int our = Ports.free();
    int their = Ports.free();
    try (var ours = daemon(Image.DAEMON, "o", port(our));
        var theirs = daemon(Image.debian("supervisord"), "t", port(their))) {
      compare(ours.folder + ":127.0.0.1:" + our, theirs.folder + ":127.0.0.1:" + their);
    }
  }

  private void compare(String ours, String theirs) throws IOException {
    var script = Image.resource("python/rpc_oracle.py").toString();
    var run = Run.in(folder, List.of(Image.PYTHON, script, ours, theirs)).ok();
    var lines = run.out().lines().toList();
    var found = new TreeSet<>(lines.stream().map(line -> line.split("\t")[0]).toList());
    var wanted = new TreeSet<>(table());
    var surprises = lines.stream().filter(line -> !wanted.contains(line.split("\t")[0])).toList();
    assertEquals(List.of(), surprises, "differs and is not in the table");
    wanted.removeAll(found);
    assertEquals(List.of(), List.copyOf(wanted), "is in the table and does not differ");
    assertTrue(run.err().matches("\\d{3} calls compared\n"), run.err());
  }

  private static String port(int port) {
    return "[inet_http_server]\nport=127.0.0.1:" + port + "\n";
  }

  private Daemon daemon(String program, String name, String more) throws IOException {
    var own = Files.createDirectory(folder.resolve(name));
    Files.writeString(own.resolve("plain"), "not a program\n");
    var conf = Files.readString(Image.resource("oracle/rpc.conf"));
    return Daemon.start(List.of(program), own, conf + more);
  }

  /** The first column, in backquotes. */
  private static List<String> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }
}
