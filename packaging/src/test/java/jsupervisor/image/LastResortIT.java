package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No Java process of the daemon comes up any more: the keeper ends what is there, in order. */
class LastResortIT {
  /** What a shell says of a program that is not there, and so the keeper. */
  private static final int NOT_FOUND = 127;

  private static final String PROGRAMS =
      """
      [program:early]
      command=/bin/sh -c "trap 'echo early >> %1$s/order; exit 0' TERM; while :; do sleep 0.1; done"
      priority=1
      startsecs=0
      [program:late]
      command=/bin/sh -c "trap 'echo late >> %1$s/order; exit 0' USR1; while :; do sleep 0.1; done"
      priority=999
      stopsignal=USR1
      startsecs=0
      [program:deaf]
      command=/bin/sh -c "trap '' TERM; while :; do sleep 0.1; done"
      priority=500
      stopwaitsecs=1
      startsecs=0
      """;

  @TempDir Path folder;

  @Test
  void programsAreStoppedByThePriorityAndTheDaemonEnds() throws IOException {
    var java = folder.resolve("java");
    Files.createSymbolicLink(java, Image.FOLDER.resolve("runtime/bin/java"));
    try (var daemon = Daemon.start(keeperWith(java), folder, PROGRAMS)) {
      for (var name : List.of("early", "late", "deaf")) daemon.rpc.awaitState(name, "RUNNING");
      var children = Proc.children(daemon.pid());
      Files.delete(java);
      long jvm = daemon.jvm();
      ProcessHandle.of(jvm).orElseThrow().destroyForcibly();
      Await.until("the JVM is gone", () -> !Proc.children(daemon.pid()).contains(jvm));
      assertFalse(Files.exists(folder.resolve("order")), "nobody was stopped for that");
      ProcessHandle.of(daemon.pid()).orElseThrow().destroy();
      assertEquals(NOT_FOUND, daemon.ended());
      assertEquals("late\nearly\n", Files.readString(folder.resolve("order")));
      for (long child : children)
        assertFalse(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false), "" + child);
    }
  }

  private static List<String> keeperWith(Path java) {
    return List.of(
        Image.FOLDER.resolve("libexec/supervisord").toString(),
        java.toString(),
        "-Xrs",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.library.path=" + Image.FOLDER.resolve("lib"),
        "-cp",
        Image.FOLDER.resolve("lib/supervisord.jar").toString(),
        "jsupervisor.Main");
  }
}
