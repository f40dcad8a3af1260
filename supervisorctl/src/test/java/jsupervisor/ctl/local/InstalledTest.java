package jsupervisor.ctl.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstalledTest {
  private static final String LOCALE = "jsupervisor.caller.lc_all";

  @AfterEach
  void forget() {
    System.clearProperty(LOCALE);
  }

  private static String seen() throws IOException {
    return Installed.run(Path.of("/bin/sh"), List.of("-c", "echo ${LC_ALL-none}")).text();
  }

  @Test
  void whatIsStartedHasTheLocaleOfTheCaller() throws IOException {
    var ours = System.getenv().getOrDefault("LC_ALL", "none") + "\n";
    assertEquals(ours, seen());
    System.setProperty(LOCALE, "xx_YY.other");
    assertEquals("xx_YY.other\n", seen());
    System.setProperty(LOCALE, "");
    assertEquals("none\n", seen());
  }
}
