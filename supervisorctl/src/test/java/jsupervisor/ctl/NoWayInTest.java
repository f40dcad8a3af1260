package jsupervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that cannot be reached: what a person is told to do about it. */
class NoWayInTest {
  /** Root, too, is refused what the mode of a file refuses, once this power is taken from it. */
  private static final List<String> POWERLESS =
      System.getProperty("user.name").equals("root")
          ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search")
          : List.of();

  @TempDir Path folder;

  private Pty status(List<String> before) throws Exception {
    return Pty.start(before, false, "-s", "unix://" + folder.resolve("sock"), "status");
  }

  @Test
  void aSocketThatIsClosedToUsIsToldWithItsOwnerItsModeAndWhatToDo() throws Exception {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      var socket = folder.resolve("sock");
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
      try (var screen = status(POWERLESS)) {
        assertEquals(1, screen.ends());
        var said = screen.everything().replaceAll("\\s+", " ");
        var owner = Files.getOwner(socket).getName();
        assertTrue(said.startsWith("error: <class 'NO_PERMISSION'>"), said);
        assertTrue(said.contains("the socket " + socket + " belongs to " + owner + ":"), said);
        assertTrue(said.contains("mode ---------, you are " + owner + "; use sudo, or"), said);
      }
    }
  }

  @Test
  void aSocketThatADeadDaemonLeftBehindIsToldAsSuch() throws Exception {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(folder.resolve("sock")));
    }
    try (var screen = status(List.of())) {
      assertEquals(4, screen.ends());
      var said = screen.everything();
      assertTrue(said.contains("sock refused connection"), said);
      assertTrue(said.contains("A daemon that is gone left this socket behind"), said);
    }
  }

  @Test
  void aPortWhereNobodyListensIsToldAsSuch() throws Exception {
    try (var screen = Pty.start("-s", "http://127.0.0.1:1", "status")) {
      screen.sees("http://127.0.0.1:1 refused connection").sees("No daemon listens there.");
      assertEquals(4, screen.ends());
    }
  }
}
