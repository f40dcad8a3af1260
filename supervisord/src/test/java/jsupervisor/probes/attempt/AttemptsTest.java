package jsupervisor.probes.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jsupervisor.Await;
import jsupervisor.ask.Probe.Range;
import jsupervisor.ask.Probe.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers, sockets and commands; some of them lie, drip or never end. */
@Timeout(60)
class AttemptsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir Path folder;

  private Attempt attempt(Target target, Duration timeout, String pattern, Range... codes) {
    return Placed.attempt(folder, target, timeout, pattern, codes);
  }

  @Test
  void aConnectionIsEnoughForTcp() throws IOException {
    try (var server = new Server(out -> Server.say(out, "220 mail\r\n"))) {
      var target = new Target.Tcp("127.0.0.1", server.port());
      assertEquals(new Answer(true, "connected"), attempt(target, LONG, "").run());
      assertTrue(attempt(target, LONG, "^220 ").run().good());
      assertFalse(attempt(target, LONG, "^250 ").run().good());
    }
    assertThrows(IOException.class, attempt(new Target.Tcp("127.0.0.1", 1), LONG, "")::run);
  }

  @Test
  void aConnectionIsEnoughForUnix() throws IOException {
    var path = folder.resolve("s");
    var address = UnixDomainSocketAddress.of(path);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      var target = new Target.Unix(path.toString());
      assertTrue(attempt(target, LONG, "").run().good());
      server.accept().close();
      Thread.ofVirtual()
          .start(() -> {
            try (var client = server.accept()) {
              client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      assertTrue(attempt(target, LONG, "ell").run().good());
    }
    Files.delete(path);
    assertThrows(IOException.class, attempt(new Target.Unix(path.toString()), LONG, "")::run);
  }

  @ParameterizedTest
  @CsvSource({
    "'sh -c \"exit 0\"', '', exit status 0, true",
    "'sh -c \"echo $WORD; pwd >&2\"', shown, exit status 0, true",
    "'sh -c \"echo $WORD\"', hidden, 'exit status 0, and probe_pattern is not found', false",
    "'sh -c \"exit 3\"', '', exit status 3, false"
  })
  void theStatusOfACommandCounts(String command, String pattern, String words, boolean good)
      throws IOException {
    assertEquals(new Answer(good, words), attempt(new Target.Exec(command), LONG, pattern).run());
  }

  @Test
  void whatCannotBeRunAsksNobody() throws IOException {
    Files.writeString(folder.resolve("text"), "");
    Files.writeString(folder.resolve("no-interpreter"), "#!/no/such/shell\n");
    assertTrue(folder.resolve("no-interpreter").toFile().setExecutable(true));
    notRun("no-such-command", "can't find command 'no-such-command'");
    notRun("./text", "command at '" + folder + "/./text' is not executable");
    notRun("./no-interpreter", "Cannot run program ");
    notRun("sh -c no-such-command", "exit status 127");
  }

  private void notRun(String command, String why) throws IOException {
    var answer = attempt(new Target.Exec(command), LONG, "").run();
    assertFalse(answer.good() || answer.asked(), answer::toString);
    assertTrue(answer.words().startsWith("could not be run: " + why), answer::words);
  }

  @Test
  void aStatusThatIsExpectedIsAnAnswer() throws IOException {
    var answer = attempt(new Target.Exec("sh -c 'exit 127'"), LONG, "", new Range(127, 127)).run();
    assertEquals(new Answer(true, "exit status 127"), answer);
  }

  @Test
  void aCommandRunsInTheFolderOfItsProgram() throws IOException {
    Files.writeString(folder.resolve("there"), "");
    assertTrue(attempt(new Target.Exec("test -f there"), LONG, "").run().good());
  }

  /** It hears no SIGTERM, and its child holds the pipe. */
  @Test
  void aCommandThatTakesTooLongIsKilledWithItsChildren() throws IOException {
    var command = "sh -c 'trap \"\" TERM; echo $$ > pids; sleep 1000 & echo $! >> pids; wait'";
    var answer = attempt(new Target.Exec(command), SHORT, "").run();
    assertEquals(new Answer(false, "timed out"), answer);
    for (var pid : Files.readAllLines(folder.resolve("pids")))
      Await.until(() -> pid + " is gone", () -> dead(Long.parseLong(pid)));
  }

  /** Whoever adopts it may not have reaped it yet. */
  private static boolean dead(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException _) {
      return true;
    }
  }

  @Test
  void wordsAreShort() {
    assertEquals(200, new Answer(false, "x".repeat(1000)).words().length());
  }
}
