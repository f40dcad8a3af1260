package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon in the background. */
class DaemonizedIT {
  @TempDir Path folder;

  @Test
  void theCommandReturnsWhenTheDaemonAnswersAndItsPidIsInTheFile() throws IOException {
    Daemon.write(
        folder,
        """
        umask=027
        directory=/usr
        [program:show]
        command=sh -c 'umask > %1$s/umask; pwd > %1$s/pwd; exec cat'
        startsecs=0
        """);
    Run.in(folder, List.of(Image.DAEMON, "-c", "conf")).ok();
    var rpc = new Rpc(folder.resolve("sock"));
    long pid = (int) rpc.call("supervisor.getPID"); // it answers at once
    try {
      assertEquals(Long.toString(pid), text("supervisord.pid"));
      rpc.awaitState("show", "RUNNING");
      assertEquals("supervisord", Proc.name(pid));
      assertEquals(pid, Proc.group(pid), "in a session of its own");
      Await.until("show has shown", () -> Files.exists(folder.resolve("pwd")));
      Await.until("show has said all", () -> !text("pwd").isEmpty());
      assertEquals("0027", text("umask"));
      assertEquals("/usr", text("pwd"));
      var second = Run.in(folder, List.of(Image.DAEMON, "-c", "conf"));
      assertEquals(2, second.status(), "there can be only one: " + second);
      assertTrue(second.err().contains("Another program is already listening"), second::toString);
    } finally {
      Signals.send("TERM", pid);
      Await.until("the daemon ends", () -> !Proc.alive(pid));
    }
    assertFalse(Files.exists(folder.resolve("supervisord.pid")));
    assertFalse(Files.exists(folder.resolve("sock")));
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
