package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full under a log: the program goes on, the loss is counted and said. */
class FullDiskIT {
  private static final long MORE_THAN_A_PIPE = 200_000;

  @TempDir Path folder;

  @Test
  void theProgramIsNotBlockedAndTheLossIsSaidAndWritingResumes() throws IOException {
    var disk = Files.createDirectory(folder.resolve("disk"));
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new AssertionError("this test mounts a small disk and must be run as root");
    }
    Run.in(folder, List.of("mount", "-t", "tmpfs", "-o", "size=4m", "small", disk.toString())).ok();
    try {
      onSmallDisk(disk);
    } finally {
      Run.in(folder, List.of("umount", disk.toString())).ok();
    }
  }

  private void onSmallDisk(Path disk) throws IOException {
    fill(disk.resolve("ballast"));
    var log = disk.resolve("lines");
    var conf =
        """
        [program:lines]
        command=%s %%1$s x 50
        startsecs=0
        stdout_logfile=%s
        stdout_logfile_maxbytes=0
        [program:other]
        command=/bin/cat
        startsecs=0
        """
            .formatted(Children.compile("lines", folder), log);
    try (var daemon = Daemon.start(folder, conf)) {
      daemon.rpc.awaitState("lines", "RUNNING");
      daemon.awaitLog(log.toString());
      daemon.awaitLog("No space left on device");
      long before = written(daemon);
      Await.until(
          "the program writes more than a pipe holds",
          () -> written(daemon) > before + MORE_THAN_A_PIPE);
      assertEquals("RUNNING", daemon.rpc.info("other").get("statename"));
      Files.delete(disk.resolve("ballast"));
      Await.until("writing resumes", () -> size(log) > 0);
      Await.until(
          () -> "the loss is said:\n" + daemon.log(),
          java.time.Duration.ofSeconds(30),
          java.time.Duration.ofMillis(20),
          () -> lost(daemon.log()) > 0);
      daemon.rpc.call("supervisor.stopProcess", "lines", true);
      endsWithTheLastLine(daemon, log);
    }
  }

  /** Nothing is missing after the gap: the log ends with the last line of the program. */
  private static void endsWithTheLastLine(Daemon daemon, Path log) throws IOException {
    long count = Long.parseLong(daemon.text("counts").strip().split(" ")[1]);
    var lines = Files.readAllLines(log);
    assertEquals("x " + (count - 1), lines.getLast());
    long kept = Files.size(log);
    long said = 0;
    for (long n = 0; n < count; n++) {
      said += ("x " + n + "\n").length();
    }
    assertTrue(kept < said, "there was a loss");
    assertEquals(said - kept, lost(daemon.log()), "bytes lost, as counted by the daemon");
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertTrue(Files.size(file) > 0, full::toString);
    }
  }

  private static long size(Path file) {
    return Files.exists(file) ? file.toFile().length() : 0;
  }

  /** Sum of the bytes that the main log says were lost. */
  private static long lost(String log) {
    var matcher = Pattern.compile("(?i)(\\d+) bytes[^\n]* lost|lost (\\d+) bytes").matcher(log);
    long sum = 0;
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return sum;
  }

  /** Bytes that the program has written in its life, as the kernel counts them. */
  private static long written(Daemon daemon) {
    try {
      var io = Files.readString(Path.of("/proc/" + daemon.rpc.info("lines").get("pid") + "/io"));
      return Long.parseLong(io.replaceAll("(?s).*wchar: (\\d+).*", "$1"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
