package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jsupervisor.Await;
import jsupervisor.terms.Signal;

/** As {@link KeeperScript}: several JVMs, one after the other. */
public final class SuccessionScript {
  private static final int SECOND = 2;

  private static final int LAST = 3;
  private static final int CROWD = 64;
  private static final int ROOM = 4096;

  private final Keeper keeper = Keeper.attach().orElseThrow();
  private final Pipe out = Fds.pipe();
  private final int words;

  private SuccessionScript(int words) {
    this.words = words;
  }

  public static void main(String[] args) {
    var script = new SuccessionScript(args.length);
    Script.play(script.keeper, () -> script.run(args[0]));
  }

  private void run(String name) throws IOException {
    switch (name) {
      case "trials" -> trials();
      case "successor" -> successor();
      case "hangs" -> hangs();
      case "crowded" -> crowded(false);
      case "crowded-successor" -> crowded(true);
      default -> throw new AssertionError(name);
    }
  }

  /** One that is prepared comes to its turn when this one is killed, and gets what is kept. */
  private void successor() {
    var succession = keeper.succession();
    if (succession.waiting()) {
      assertEquals(1, keeper.generation());
      keeper.journal().set(4, 4711);
      succession.sayReady();
      succession.awaitTurn();
    }
    if (keeper.generation() < SECOND) {
      prepared(succession);
      assertThrows(PosixException.class, succession::prepare);
      succession.dismiss();
      Await.until(() -> "it is gone", () -> !succession.present());
      prepared(succession);
      for (int i = 0; i < 300; i++) keeper.journal().set(8 + 4 * i, keeper.keep(out.read()));
      Fds.write(out.write(), "left".getBytes(StandardCharsets.UTF_8), 0, 4);
      keeper.arm();
      Sys.call(Numbers.KILL, ProcessHandle.current().pid(), Signal.KILL.number(), 0);
    }
    assertEquals(SECOND, keeper.generation());
    assertEquals(4711, keeper.journal().get(4), "it is the one that has waited");
    assertTrue(!succession.present());
    var kept = new int[300];
    for (int i = 0; i < kept.length; i++) kept[i] = keeper.journal().get(8 + 4 * i);
    int[] mine = keeper.fds().fetch(kept);
    assertEquals(300, Arrays.stream(mine).distinct().count());
    var bytes = new byte[4];
    assertEquals(4, Fds.read(mine[299], bytes));
    assertEquals("left", new String(bytes, StandardCharsets.UTF_8));
    assertEquals(300, keeper.fds().open(1024).size());
    keeper.release(kept);
    assertEquals(List.of(), keeper.fds().open(1024));
    var gone = assertThrows(PosixException.class, () -> keeper.fds().fetch(kept[0]));
    assertEquals(Errno.EBADF, gone.errno());
  }

  private static void prepared(Succession succession) {
    succession.prepare();
    Await.until(() -> "it waits", succession::ready);
  }

  /**
   * What is kept has taken all numbers, and yet there is another JVM, once and again.
   *
   * @param prepared whether the second one is ready before; the third cannot be
   */
  private void crowded(boolean prepared) {
    var succession = keeper.succession();
    if (succession.waiting()) {
      succession.sayReady();
      succession.awaitTurn();
    }
    if (keeper.generation() == LAST) return;
    if (keeper.generation() < SECOND) {
      keeper.self().limit(Limits.NOFILE, CROWD, ROOM);
      if (prepared) prepared(succession);
    }
    var full =
        assertThrows(
            PosixException.class,
            () -> {
              while (true) keeper.keep(out.read());
            });
    assertEquals(Errno.EMFILE, full.errno());
    if (keeper.generation() == SECOND) assertThrows(PosixException.class, succession::prepare);
    assertEquals(
        IntStream.range(Keeper.FIRST_KEPT, CROWD).boxed().toList(), keeper.fds().open(CROWD));
    keeper.arm();
    Sys.call(Numbers.KILL, ProcessHandle.current().pid(), Signal.KILL.number(), 0);
  }

  /** Asked for a sign of life, the first JVM gives some, and then none any more. */
  private void hangs() {
    if (keeper.generation() < SECOND) {
      assertTrue(!keeper.succession().hung());
      keeper.arm();
      keeper.succession().watchdog(3);
      for (int i = 0; i < 3; i++) {
        Await.until(() -> "it is asked", () -> Fds.available(keeper.signalsFd()) > 0);
        assertEquals(List.of(), keeper.signals());
      }
      Await.until(() -> "the keeper ends it", () -> false);
    }
    assertTrue(keeper.succession().hung());
    assertTrue(!keeper.succession().hung(), "it is told once");
  }

  /** JVMs with other words: one that is none, one that fails, one that comes up and is killed. */
  private void trials() throws IOException {
    var mine = List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0"));
    var more = new ArrayList<>(mine);
    more.add("more");
    switch (keeper.generation()) {
      case 1 -> {
        keeper.arm();
        next(List.of("/none"));
      }
      case 3 -> next(List.of("/bin/sh", "-c", "exit 3"));
      case 5 -> next(more);
      case 6 -> {
        assertEquals(2, words);
        keeper.self().words().up();
        Runtime.getRuntime().halt(9);
      }
      case 7 -> assertEquals(2, words);
      default -> throw new AssertionError("generation " + keeper.generation());
    }
  }

  private void next(List<String> command) {
    keeper.self().words().tryNext(command);
    keeper.startAgain();
    Runtime.getRuntime().halt(0);
  }
}
