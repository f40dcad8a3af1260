package jsupervisor.crashes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jsupervisor.ask.ProcessDetail;
import jsupervisor.crashes.report.Binary;
import jsupervisor.usage.OomKills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the machine says besides: cores, kills for want of memory, the files that are run. */
class EvidenceTest {
  @TempDir Path folder;

  private String core(String pattern, boolean pid) {
    return new CoreFile(pattern, pid).of(folder.toString(), 42, 10_000);
  }

  private Path file(String name, long modifiedMillis) throws IOException {
    var file = Files.writeString(folder.resolve(name), "x");
    Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMillis));
    return file;
  }

  @Test
  void aCoreIsFoundByThePatternOfTheKernel() throws IOException {
    assertEquals("dumped, but not found", core("core", true));
    var plain = file("core.42", 10_500);
    file("core.43", 10_600);
    assertEquals(plain.toString(), core("core", true));
    assertEquals("dumped, but not found", core("core", false));
    var full = file("c%-java-42-1700000000", 11_000);
    assertEquals(full.toString(), core("c%%-%e-%p-%t", true));
    assertEquals(full.toString(), core(folder + "/c%%-%e-%p-%t", false));
    assertEquals("dumped, but not found", core("/no/such/folder/core", true));
  }

  @Test
  void anOlderCoreIsAnotherOnes() throws IOException {
    file("core.42", 1000);
    assertEquals("dumped, but not found", core("core.%p", true));
  }

  @Test
  @Timeout(120)
  void namesThatWouldTakeForEverAreNone() throws IOException {
    for (int i = 0; i < 300; i++) file("core-" + "-".repeat(200) + i, 20_000);
    var right = file("core-a-b-c-d-42-x", 11_000);
    assertEquals(right.toString(), core("core-%e-%u-%g-%s-%p-%t", true));
  }

  @Test
  void aProgramThatGetsCoresIsNamed() {
    assertEquals(
        "handed to /lib/systemd/systemd-coredump, pid 42",
        core("|/lib/systemd/systemd-coredump %P %u", true));
  }

  @Test
  void aRisingCountIsEvidenceOfAKill() throws IOException {
    var events = folder.resolve("memory.events");
    Files.writeString(events, "low 0\noom 1\noom_kill 3\n");
    var kills = new OomKills(Map.of("control group /a", events, "none", folder.resolve("none")));
    assertEquals("", kills.evidence(5000));
    kills.look(4000);
    kills.look(9000);
    assertEquals("", kills.evidence(5000));
    Files.writeString(events, "low 0\noom 1\noom_kill 4\n");
    assertEquals("OOM kills of control group /a: 4, before 3", kills.evidence(5000));
    kills.look(9500);
    assertEquals("OOM kills of control group /a: 4, before 3", kills.evidence(9000));
    assertEquals("", kills.evidence(10_000));
  }

  private Optional<Binary> binary(Binaries binaries, String command) {
    return binaries.of(
        new ProcessDetail(
            null,
            List.of(),
            command,
            folder.toString(),
            "root",
            Map.of("PATH", "/usr/bin:" + folder),
            Map.of(),
            0,
            0,
            false));
  }

  @Test
  void aBinaryIsFoundAsItWouldBeRunAndItsChangeIsSeen() throws IOException {
    var binaries = new Binaries();
    var tool = file("tool.x", 1000);
    assertEquals(Optional.empty(), binary(binaries, "tool.x --port 1"));
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    var first = binary(binaries, "tool.x --port 1").orElseThrow();
    assertEquals(
        new Binary(
            tool.toString(), "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881", 1),
        first);
    assertEquals(first, binary(binaries, "'./tool.x'").map(this::plain).orElseThrow());
    Files.writeString(tool, "y");
    assertNotEquals(first.sha256(), binary(binaries, "tool.x").orElseThrow().sha256());
    assertEquals(Optional.empty(), binary(binaries, "'unbalanced"));
  }

  private Binary plain(Binary binary) {
    var path = Path.of(binary.path()).normalize().toString();
    return new Binary(path, binary.sha256(), binary.bytes());
  }
}
