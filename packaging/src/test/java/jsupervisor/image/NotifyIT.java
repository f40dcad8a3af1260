package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has started the daemon as systemd does is told that it is up (sd_notify(3)). */
class NotifyIT {
  private static final String LISTEN =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(sys.argv[1].replace('@', chr(0), 1))
      out = open(sys.argv[2], 'ab', 0)
      out.write(b'listens\\n')
      while True:
          out.write(s.recv(4096).replace(b'\\n', b' ') + b'\\n')
      """;

  @TempDir Path folder;

  private Process listen(String socket) throws IOException {
    var script = Files.writeString(folder.resolve("listen.py"), LISTEN);
    var told = folder.resolve("told").toString();
    var listener =
        new ProcessBuilder("python3", script.toString(), socket, told)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("listener").toFile())
            .start();
    Await.until("it listens", () -> told().contains("listens"));
    return listener;
  }

  private List<String> told() {
    try {
      return Files.readAllLines(folder.resolve("told"));
    } catch (IOException _) {
      return List.of();
    }
  }

  private void startAndEnd(String socket) throws IOException {
    var listener = listen(socket);
    try {
      var program = List.of("env", "NOTIFY_SOCKET=" + socket, Image.DAEMON);
      var show = "[program:show]\ncommand=sh -c 'env > %1$s/env; exec cat'\nstartsecs=0\n";
      try (var daemon = Daemon.start(program, folder, show)) {
        var ready = "READY=1 MAINPID=" + daemon.pid();
        Await.until("it is told: " + told(), () -> told().equals(List.of("listens", ready)));
        ProcessHandle.of(daemon.jvm()).orElseThrow().destroyForcibly();
        Await.until(
            "the next one says so, too", () -> told().equals(List.of("listens", ready, ready)));
        daemon.rpc.awaitState("show", "RUNNING");
        assertEquals(-1, Files.readString(folder.resolve("env")).indexOf("NOTIFY_SOCKET"));
      }
      Await.until("and its end", () -> told().getLast().equals("STOPPING=1"));
    } finally {
      listener.destroyForcibly();
    }
  }

  @Test
  void aSocketInTheFileSystemIsToldThatTheDaemonIsUpAndEnds() throws IOException {
    startAndEnd(folder.resolve("notify").toString());
  }

  @Test
  void aSocketWithoutAFileIsToldTheSame() throws IOException {
    startAndEnd("@jsupervisor-" + ProcessHandle.current().pid());
  }
}
