package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.config.FcgiSocket.Owner;
import jsupervisor.config.FcgiSocket.Tcp;
import jsupervisor.config.FcgiSocket.Unix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code [fcgi-program:x]} (spec config, 6.6). */
class FcgiProgramTest {
  private static final String PROGRAM = "[supervisord]\n[fcgi-program:f]\ncommand=c\n";

  @TempDir Path directory;
  private Scene scene;

  @BeforeEach
  void setUp() {
    scene = new Scene(directory);
  }

  private FcgiSocket socket(String lines) {
    var group = scene.good(PROGRAM + lines + "\n").groups().getFirst();
    return group.processes().getFirst().socket().orElseThrow();
  }

  private String error(String lines) {
    return scene.errors(PROGRAM + lines + "\n").getFirst().reason();
  }

  @Test
  void aUnixSocketIsItsOwnersAloneByDefault() {
    var socket = socket("socket=unix://%(here)s/a/../%(program_name)s");
    var address = new Unix(directory + "/f", 0700, Optional.empty());
    assertEquals(new FcgiSocket("fcgi-program:f", address, OptionalInt.empty()), socket);
    assertEquals("unix://" + directory + "/f", socket.url());
  }

  @Test
  void ownerModeAndBacklogAreTaken() {
    var socket =
        socket("socket=unix:///s\nsocket_owner=root:staff\nsocket_mode=0770\nsocket_backlog=7");
    assertEquals(new Unix("/s", 0770, Optional.of(new Owner(0, 50))), socket.address());
    assertEquals(OptionalInt.of(7), socket.backlog());
  }

  @Test
  void theOwnerIsTheProgramsUserUnlessThatIsTheDaemonsOwn() {
    var other = (Unix) socket("socket=unix:///s\nuser=root").address();
    assertEquals(Optional.of(new Owner(0, 0)), other.owner());
    var own = (Unix) socket("socket=unix:///s\nuser=chris").address();
    assertEquals(Optional.empty(), own.owner());
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://LocalHost:9000, localhost, 9000, tcp://localhost:9000",
    "tcp://127.0.0.1:1, 127.0.0.1, 1, tcp://127.0.0.1:1",
    "tcp://[::1]:9000, ::1, 9000, tcp://[::1]:9000"
  })
  void aTcpSocketHasAHostAndAPort(String text, String host, int port, String url) {
    var socket = socket("socket=" + text);
    assertEquals(new Tcp(host, port), socket.address());
    assertEquals(url, socket.url());
  }

  /** Known-traps C59: plain text, where Supervisor prints a Python tuple. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "| [fcgi-program:f] section requires a \"socket\" line",
        "socket= | [fcgi-program:f] section requires a \"socket\" line",
        "socket=/tmp/s | Bad socket format /tmp/s in [fcgi-program:f] socket",
        "socket=tcp://:9000 | Bad socket format tcp://:9000 in [fcgi-program:f] socket",
        "socket=tcp://a:b | Bad socket format tcp://a:b in [fcgi-program:f] socket",
        "socket=tcp://a:99999 | 99999 is above upper bound (65535) in [fcgi-program:f] socket",
        "socket=unix://s | Unix socket path s is not an absolute path in [fcgi-program:f] socket",
        "socket=tcp://a:1;socket_mode=0700 | socket_owner and socket_mode params should only be used with a Unix domain socket in [fcgi-program:f] socket",
        "socket=unix:///s;socket_mode=rwx | Invalid socket_mode value rwx",
        "socket=unix:///s;socket_owner=nobody-here | Invalid socket_owner value nobody-here",
        "socket=tcp://a:1;socket_backlog=0 | Invalid socket_backlog value 0",
        "socket=tcp://a:1;socket_backlog=65536 | Invalid socket_backlog value 65536",
      })
  void whatIsWrongIsSaidInPlainText(String lines, String reason) {
    assertEquals(reason, error(lines == null ? "" : lines.replace(';', '\n')));
  }

  /** Known-traps B8: in a group a FastCGI program keeps its socket, and its errors are seen. */
  @Test
  void inAGroupTheSocketIsCheckedAndKept() {
    var group = "[program:p]\ncommand=c\n[group:g]\nprograms=f,p\n";
    assertEquals("Bad socket format x in [fcgi-program:f] socket", error("socket=x\n" + group));
    var groups = scene.good(PROGRAM + "socket=tcp://a:1\n" + group).groups();
    assertEquals(List.of("g"), groups.stream().map(GroupConfig::name).toList());
    var sockets = groups.getFirst().processes().stream().map(ProcessConfig::socket).toList();
    assertEquals("fcgi-program:f", sockets.getFirst().orElseThrow().section());
    assertEquals(Optional.empty(), sockets.getLast());
  }

  @Test
  void allProcessesOfASectionShareOneSocketInEveryGroup() {
    var text =
        PROGRAM
            + "numprocs=3\nprocess_name=%(process_num)d\nsocket=tcp://a:1\n"
            + "[group:g]\nprograms=f\n[group:h]\nprograms=f\n";
    var sockets =
        scene.good(text).groups().stream()
            .flatMap(group -> group.processes().stream())
            .map(ProcessConfig::socket)
            .toList();
    assertEquals(6, sockets.size());
    assertEquals(1, sockets.stream().distinct().count());
  }

  /** Known-traps C58: Supervisor sees a change of the address only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket=unix:///t",
        "socket=unix:///s\nsocket_mode=0701",
        "socket=unix:///s\nsocket_owner=root",
        "socket=unix:///s\nsocket_backlog=9"
      })
  void aRereadFindsEveryChangeOfTheSocket(String lines) {
    var before = scene.good(PROGRAM + "socket=unix:///s\n");
    assertEquals(List.of(), Differences.between(before, before).changed());
    var after = scene.good(PROGRAM + lines + "\n");
    assertEquals(List.of("f"), Differences.between(before, after).changed());
  }

  @Test
  void namesThatCollideWithAProgramAreRefused() {
    var both = PROGRAM + "socket=tcp://a:1\n[program:f]\ncommand=c\n";
    assertEquals(
        "Group name 'f' is used by more than one section", scene.errors(both).getFirst().reason());
  }
}
