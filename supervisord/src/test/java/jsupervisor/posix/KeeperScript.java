package jsupervisor.posix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.Await;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.ExitStatus;
import jsupervisor.terms.Signal;

/** What {@link KeeperTest} runs below a real keeper, in a JVM of its own; says ok at the end. */
public final class KeeperScript {
  private static final int SECOND = 2;

  private final Keeper keeper = Keeper.attach().orElseThrow();
  private final Pipe out = Fds.pipe();
  private final int devNull = Fds.open("/dev/null", Fds.O_RDWR, 0);

  public static void main(String[] args) {
    var script = new KeeperScript();
    Script.play(script.keeper, () -> script.run(args[0]));
  }

  private void run(String name) throws IOException {
    switch (name) {
      case "exits" -> exits();
      case "failures" -> failures();
      case "surroundings" -> surroundings();
      case "signals" -> signals();
      case "group" -> group();
      case "descriptors" -> descriptors();
      case "generations" -> generations();
      case "stopped" -> stopped();
      case "score" -> score();
      case "replaced" -> replaced();
      default -> throw new AssertionError(name);
    }
  }

  private SpawnRequest request(String path, List<String> argv, String directory) {
    return new SpawnRequest(
        7,
        path,
        argv,
        List.of("A=b", "EMPTY="),
        Optional.ofNullable(directory),
        OptionalInt.empty(),
        Optional.empty(),
        devNull,
        out.write(),
        out.write(),
        new int[] {out.read()});
  }

  private Spawned.Started sh(String text) {
    var spawned = keeper.spawn(request("/bin/sh", List.of("sh", "-c", text), null));
    var started = assertInstanceOf(Spawned.Started.class, spawned);
    keeper.spawnRecorded();
    keeper.release(started.kept());
    return started;
  }

  private Exited reap(Spawned.Started child) {
    var seen = new ArrayList<Exited>();
    Await.until(
        () -> "the child ends",
        () -> {
          keeper.exits().peek().ifPresent(seen::add);
          return !seen.isEmpty();
        });
    assertEquals(child.pid(), seen.getFirst().pid());
    assertEquals(Optional.empty(), keeper.exits().reapAndPeek(child.pid()));
    return seen.getFirst();
  }

  private String text() {
    var bytes = new byte[65536];
    int n = Fds.read(out.read(), bytes);
    return new String(bytes, 0, Math.max(0, n), StandardCharsets.UTF_8);
  }

  private void exits() {
    assertEquals(new ExitStatus.Code(0), reap(sh("exit 0")).status());
    assertEquals(new ExitStatus.Code(255), reap(sh("exit 255")).status());
    assertEquals(new ExitStatus.Killed(Signal.KILL, false), reap(sh("kill -KILL $$")).status());
    assertEquals(Optional.empty(), keeper.exits().peek());
  }

  private void failures() {
    assertEquals("execve ENOENT", refusal(request("/none", List.of("none"), null)));
    assertEquals("execve EACCES", refusal(request("/etc/passwd", List.of("x"), null)));
    assertEquals("execve EACCES", refusal(request("/", List.of("x"), null)));
    assertEquals("chdir ENOENT", refusal(request("/bin/sh", List.of("sh"), "/none")));
    assertEquals("chdir ENOTDIR", refusal(request("/bin/sh", List.of("sh"), "/bin/sh")));
    var much = "x".repeat(4 << 20);
    var tooBig = request("/bin/sh", List.of("sh", much), null);
    var error = assertThrows(PosixException.class, () -> keeper.spawn(tooBig));
    assertEquals(Errno.E2BIG, error.errno());
    assertEquals(
        "execve E2BIG", refusal(request("/bin/sh", List.of("sh", "x".repeat(200_000)), null)));
    // and it still works
    assertEquals(new ExitStatus.Code(3), reap(sh("exit 3")).status());
    assertEquals(Optional.empty(), keeper.exits().peek());
  }

  private String refusal(SpawnRequest request) {
    var refused = assertInstanceOf(Spawned.Refused.class, keeper.spawn(request));
    assertTrue(refused.pid() > 0, "there was a child");
    assertEquals(1, refused.kept().length);
    keeper.spawnRecorded();
    keeper.release(refused.kept());
    return refused.step() + " " + refused.errno().name();
  }

  private void surroundings() {
    keeper.self().umask(027);
    keeper.self().changeDirectory("/usr");
    var limit = keeper.self().limit(Limits.NOFILE);
    assertTrue(limit[1] == -1 || limit[1] > 99, "hard limit " + limit[1]);
    keeper.self().limit(Limits.NOFILE, 99, limit[1]);
    assertArrayEquals(new long[] {99, limit[1]}, keeper.self().limit(Limits.NOFILE));
    assertThrows(PosixException.class, () -> keeper.self().changeDirectory("/none"));
    var child = sh("umask; pwd; ulimit -n; env | sort | grep -v ^PWD; ls /proc/self/fd | wc -l");
    assertEquals(new ExitStatus.Code(0), reap(child).status());
    assertEquals(
        "0027\n/usr\n99\nA=b\nEMPTY=\n4\n", text().replaceAll("(OLDPWD|_|SHLVL)=.*\n", ""));
  }

  private void signals() {
    for (var signal : List.of(Signal.HUP, Signal.TERM, Signal.INT, Signal.QUIT, Signal.USR2)) {
      Sys.must("kill", Sys.call(Numbers.KILL, keeper.pid(), signal.number(), 0));
      var seen = new ArrayList<SignalRecord>();
      Await.until(
          () -> signal + " comes",
          () -> {
            if (Fds.available(keeper.signalsFd()) > 0) seen.addAll(keeper.signals());
            return !seen.isEmpty();
          });
      assertEquals(signal, seen.getFirst().signal());
      assertEquals(ProcessHandle.current().pid(), seen.getFirst().senderPid());
    }
    var child = sh("exit 9");
    var seen = new ArrayList<SignalRecord>();
    Await.until(
        () -> "CHLD comes",
        () -> {
          if (Fds.available(keeper.signalsFd()) > 0) seen.addAll(keeper.signals());
          return !seen.isEmpty();
        });
    assertEquals(
        Optional.of(new Exited(child.pid(), new ExitStatus.Code(9))), seen.getFirst().exit());
    assertTrue(ProcStat.zombie(child.pid()), "nobody has reaped it");
    reap(child);
    assertTrue(!ProcStat.zombie(child.pid()), "it is reaped");
  }

  private void group() {
    var child = sh("sleep 1000 & echo $!; wait");
    var grandchild = text().strip();
    assertEquals(new Sent.Ok(), keeper.kill(child.pid(), Signal.TERM, true));
    assertEquals(new ExitStatus.Killed(Signal.TERM, false), reap(child).status());
    Await.until(
        () -> "the grandchild ends, too",
        () ->
            ProcessHandle.of(Long.parseLong(grandchild))
                .map(process -> !process.isAlive())
                .orElse(true));
    assertEquals(new Sent.Gone(), keeper.kill(child.pid(), Signal.TERM, false));
  }

  private void descriptors() {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < 100; i++) all.add(keeper.keep(devNull));
    assertEquals(100, all.stream().distinct().count());
    keeper.release(all.stream().limit(40).mapToInt(i -> i).toArray());
    assertEquals(all.getFirst(), keeper.keep(devNull), "the lowest number is free again");
    assertThrows(PosixException.class, () -> keeper.keep(54321));
    assertEquals(new ExitStatus.Code(0), reap(sh("exit 0")).status());
  }

  /** To raise it is everybody's right, and back to what it was. */
  private void score() throws IOException {
    var score = "/oom_score_adj";
    var before = Files.readString(Path.of("/proc/self" + score)).strip();
    keeper.oomScores().keeper(700);
    assertEquals("700", Files.readString(Path.of("/proc/" + keeper.pid() + score)).strip());
    var child = sh("cat /proc/self/oom_score_adj; ls /proc/self/fd | wc -l");
    assertEquals(new ExitStatus.Code(0), reap(child).status());
    assertEquals(before + "\n4\n", text());
    Files.writeString(Path.of("/proc/self" + score), "700");
    keeper.oomScores().settle();
    assertEquals(before, Files.readString(Path.of("/proc/self" + score)).strip());
  }

  /** As a hostile process of its user would do, the child stops itself before its execve. */
  private void stopped() {
    var list = keeper.spawnList();
    list.call("setpgid", Numbers.SETPGID, Arg.of(0), Arg.of(0));
    list.call("kill", Numbers.KILL, Arg.of(0), Arg.of(Signal.STOP.number()));
    var words = list.texts(List.of("true"));
    list.call("execve", Numbers.EXECVE, list.text("/bin/true"), words, list.texts(List.of()));
    var first =
        assertInstanceOf(Spawned.Started.class, keeper.spawn(list, devNull, devNull, devNull));
    keeper.spawnRecorded();
    assertEquals(new ExitStatus.Code(0), reap(first).status());
    assertEquals(new ExitStatus.Code(3), reap(sh("exit 3")).status());
  }

  /** The first JVM leaves a pipe, a running child and a spawn that nobody has recorded. */
  private void generations() {
    if (keeper.generation() < SECOND) {
      Fds.write(out.write(), "left".getBytes(StandardCharsets.UTF_8), 0, 4);
      keeper.journal().set(0, keeper.keep(out.read()));
      keeper.spawn(request("/bin/sh", List.of("sh", "-c", "exit 5"), null));
      keeper.stage(42);
      keeper.startAgain();
      Runtime.getRuntime().halt(1);
    }
    assertEquals(42, keeper.stage());
    var bytes = new byte[4];
    assertEquals(4, Fds.read(keeper.fds().fetch(keeper.journal().get(0))[0], bytes));
    assertEquals("left", new String(bytes, StandardCharsets.UTF_8));
    var unfinished = keeper.unfinishedSpawn().orElseThrow();
    assertEquals(7, unfinished.tag());
    assertEquals(1, unfinished.kept().length);
    keeper.spawnRecorded();
    assertEquals(Optional.empty(), keeper.unfinishedSpawn());
    var pid = new jsupervisor.terms.Pid(unfinished.pid());
    assertEquals(new ExitStatus.Code(5), reap(new Spawned.Started(pid, new int[0])).status());
  }

  private void replaced() throws IOException {
    if (keeper.generation() < SECOND) {
      var program = Files.createTempFile("keeper", "");
      Files.copy(
          Path.of("/proc/" + keeper.pid() + "/exe"), program, StandardCopyOption.REPLACE_EXISTING);
      program.toFile().setExecutable(true);
      assertThrows(PosixException.class, () -> keeper.self().words().replace(Path.of("/none")));
      var early = sh("sleep 0.2; exit 4");
      keeper.self().words().replace(program);
      assertEquals(program, Path.of("/proc/" + keeper.pid() + "/exe").toRealPath());
      Files.delete(program);
      assertEquals(new ExitStatus.Code(4), reap(early).status());
      Await.until(() -> "CHLD comes", () -> Fds.available(keeper.signalsFd()) > 0);
      assertEquals(Signal.CHLD, keeper.signals().getFirst().signal());
      signals();
      keeper.startAgain();
      Runtime.getRuntime().halt(0);
    }
    assertEquals(SECOND, keeper.generation());
    exits();
  }
}
