package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a word in a file has done to others; each test is named after its CVE. */
@Timeout(120)
class CveConfigIT {
  private static final List<String> NOBODIES =
      List.of(
          "0day",
          "0x1",
          "0x0",
          "+0",
          "-0",
          "-1",
          "4294967295",
          "4294967296",
          "18446744073709551616",
          "0 0",
          "root root",
          "0.0",
          "1e0",
          "0o0",
          "0_0",
          "\u0660",
          "root:root",
          "\"root\"");

  @TempDir Path folder;

  /** systemd took a name that it did not understand for none, and ran the program as root. */
  @Test
  void cve20171000082AndCve202013776AnUnclearUserIsAnError() throws Exception {
    var conf = new StringBuilder();
    for (int i = 0; i < NOBODIES.size(); i++)
      conf.append("[program:x%d]\ncommand=touch %%1$s/ran\nuser=".formatted(i))
          .append(NOBODIES.get(i))
          .append("\n");
    var said = refused(conf.toString());
    for (var user : NOBODIES)
      assertTrue(
          said.matches(
              "(?s).*Invalid user (id|name) " + Pattern.quote(user) + "(\\R| in section ).*"),
          () -> user + ": " + said);
    assertFalse(Files.exists(folder.resolve("ran")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0day", "0x0", "+0", "4294967296"})
  void cve20171000082TheDaemonItselfDoesNotStayRoot(String user) throws Exception {
    assertTrue(refused("user=" + user + "\n").contains("Invalid user"));
  }

  private String refused(String conf) throws Exception {
    var process = Daemon.launch(List.of(Image.DAEMON), folder, conf);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it went on");
    var said = Files.readString(folder.resolve("output"));
    assertEquals(2, process.exitValue(), said);
    return said;
  }

  /** ini4j's own expansion never ends on two options that name each other. */
  @Test
  void cve202241404NothingIsExpandedByTheReaderOfFiles() throws IOException {
    var conf =
        """
        environment=A="${program:x/b}",B="${supervisord/environment}"
        [program:x]
        a=${b}
        b=${program:x/a}
        command=/bin/sh -c 'echo "$A" >%1$s/a; exec cat'
        environment=C="${@prop/user.home}"
        startsecs=0
        """;
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("x", "RUNNING");
      Await.until("it has said what it got", () -> daemon.text("a").endsWith("\n"));
      assertEquals("${program:x/b}\n", daemon.text("a"));
    }
  }
}
