package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log daemon of the test's own at /dev/log, which only the tested daemon sees. */
class SyslogIT {
  private static final String DEBIAN = "/usr/bin/supervisord";

  private static final String LISTEN =
      """
      import os, socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind('/dev/log')
      out = open(sys.argv[1], 'ab', 0)
      while True:
          out.write(repr(s.recv(300000)).encode() + b'\\n')
      """;

  /** A /dev of its own; the listener is nobody's child, because the daemon would wait for it. */
  private static final String NAMESPACE =
      """
      set -e
      here=$1; shift
      mkdir -p $here/dev
      mount -t tmpfs dev $here/dev
      for f in null zero full random urandom tty; do
        touch $here/dev/$f; mount --bind /dev/$f $here/dev/$f
      done
      for f in fd stdin stdout stderr; do cp -d /dev/$f $here/dev/$f; done
      mount --move $here/dev /dev
      (setsid python3 $here/listen.py $here/records </dev/null >$here/listened 2>&1 &)
      until [ -e /dev/log ]; do sleep 0.05; done
      exec "$@"
      """;

  private static final String CONF =
      """
      logfile=syslog
      [program:one]
      command=sh -c 'printf "a\\n\\n  b\\nend"; exec cat'
      startsecs=0
      stdout_syslog=true
      stdout_logfile=%1$s/one.log
      [program:two]
      command=sh -c 'echo error >&2; exec cat'
      startsecs=0
      stderr_logfile=syslog
      stdout_logfile=NONE
      """;

  @TempDir Path folder;

  @Test
  void theRecordsAreThoseOfSupervisor() throws IOException {
    var ours = records(Files.createDirectory(folder.resolve("ours")), Image.DAEMON);
    var theirs = records(Files.createDirectory(folder.resolve("theirs")), DEBIAN);
    assertEquals(String.join("\n", theirs), String.join("\n", ours));
    assertTrue(ours.contains("b'<14>TIME supervisord: one   b'"), ours::toString);
    assertEquals("a\n\n  b\nend", Files.readString(folder.resolve("ours/one.log")));
  }

  /** An alert is a record for each line of its message. */
  @Test
  void whoIsAlertedBySyslogFindsRecords() throws IOException {
    var alert = "[alert:ops]\nsyslog=true\ngroup_wait=0\n";
    var program = "[program:bad]\ncommand=sh -c 'exit 3'\nstartsecs=0\nautorestart=false\n";
    try (var daemon = Daemon.start(inside(folder, Image.DAEMON), folder, program + alert)) {
      Await.until("its record", () -> daemon.text("records").contains(": alert ops: warning: 2"));
      assertTrue(daemon.text("records").contains(" bad crash: exited with status 3 (unexpected)'"));
    }
  }

  private static List<String> inside(Path home, String program) throws IOException {
    Files.writeString(home.resolve("listen.py"), LISTEN);
    Files.writeString(home.resolve("namespace"), NAMESPACE);
    return List.of("unshare", "-m", "sh", home.resolve("namespace") + "", home.toString(), program);
  }

  private static List<String> records(Path home, String program) throws IOException {
    try (var daemon = Daemon.start(inside(home, program), home, CONF)) {
      for (var text : List.of("one end'", "two error'", "success: one", "success: two"))
        Await.until("a record with " + text, () -> daemon.text("records").contains(text));
      daemon.rpc.call("supervisor.stopAllProcesses", true);
      Await.until("the last", () -> daemon.text("records").matches("(?s).*stopped:.*stopped:.*"));
      return daemon
          .text("records")
          .lines()
          .filter(record -> !record.contains(" to stop")) // said only when stopping takes time
          .map(SyslogIT::timeless)
          .sorted()
          .toList();
    }
  }

  private static String timeless(String record) {
    return record
        .replaceFirst("<14>\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d ", "<14>TIME ")
        .replaceFirst("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} ", "STAMP ")
        .replaceFirst("pid \\d+", "pid N");
  }
}
