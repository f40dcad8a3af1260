package jsupervisor.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.Signal;

/**
 * With which words the keeper starts JVMs, and its own replacement: an upgrade in place. Words lie
 * in shared memory, the last ones and those to be tried side by side.
 */
public final class KeeperWords {
  /** Where they lie. */
  static final long AT = (4L << 20) - (128 << 10);

  private static final long SIZE = 64 << 10;
  private static final long COMMAND = 32;
  private static final long BEFORE = 36;
  private static final long UP = 40;
  private static final long ENVIRONMENT = 56;
  private static final long ENDED = 64;

  /** What a trial said of its end: a length, then so many bytes. */
  private static final long REASON = 1024;

  private static final int MOST_REASON = 1024;
  private static final int EXITED = 1;
  private static final int F_SETFD = 2;
  private static final int FD_CLOEXEC = 1;

  /** The keeper's own: requests, signals, the pipe for them, the one of a daemonized start. */
  private static final int[] OWN = {3, 4, 8, 9};

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Keeper keeper;
  private final MemorySegment memory;

  KeeperWords(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /**
   * The next JVM is started with other words. If it ends before it says {@link #up}, or has not
   * said it after a minute, the last words count again, and so they do for a JVM that follows.
   *
   * @param words path of a program and its arguments, at most 60 KiB
   * @throws PosixException E2BIG, when there is no room for them
   */
  public void tryNext(List<String> words) {
    synchronized (keeper) {
      int last = memory.get(INT, COMMAND);
      long area = last >= AT && last < AT + SIZE ? AT + SIZE : AT;
      var list = new OpList(memory, area, area + SIZE);
      int command = (int) list.texts(words).value();
      memory.set(INT, REASON, 0);
      memory.set(INT, ENDED, 0);
      memory.set(INT, BEFORE, last);
      memory.set(INT, COMMAND, command);
    }
  }

  /** Nothing is to be tried. */
  public void tryNothing() {
    memory.set(INT, COMMAND, memory.get(INT, BEFORE));
  }

  /** A trial says why it gives up; longer texts are cut to 1 KiB. */
  public void reason(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, MOST_REASON);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, REASON + 4, length);
    memory.set(INT, REASON, length);
  }

  /** Why the last trial failed: what it has said, and else how it has ended. */
  public String reason() {
    int length = Math.clamp(memory.get(INT, REASON), 0, MOST_REASON);
    if (length == 0) return ended();
    var bytes = memory.asSlice(REASON + 4, length).toArray(ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String ended() {
    int how = memory.get(INT, ENDED);
    int status = memory.get(INT, ENDED + 4);
    if (how == 0) return "it has ended";
    if (how == EXITED) return "it has ended with status " + status;
    if (status == Signal.KILL.number())
      return "it was killed by SIGKILL, which is what happens after a minute";
    return "it was killed by signal " + status;
  }

  /** Whether this JVM was started with words that are not proven yet. */
  public boolean trial() {
    boolean unproven = memory.get(INT, UP) == 0 || keeper.succession().waiting();
    return memory.get(INT, COMMAND) != memory.get(INT, BEFORE) && unproven;
  }

  /** This JVM does its work: if its words were a trial, they are none any more. */
  public void up() {
    memory.set(INT, UP, 1);
    memory.set(INT, BEFORE, memory.get(INT, COMMAND));
  }

  /**
   * Replaces the program of the keeper in place: process, children and descriptors stay
   * (execve(2)).
   *
   * @param program another version of the keeper
   * @throws PosixException when the kernel does not execute it; then the old one goes on
   */
  public void replace(Path program) {
    synchronized (keeper) {
      var list = keeper.list();
      for (int fd : OWN)
        list.attempt("fcntl", Numbers.FCNTL, Arg.of(fd), Arg.of(F_SETFD), Arg.of(0));
      list.call(
          "execve",
          Numbers.EXECVE,
          list.text(program.toString()),
          list.texts(words()),
          Arg.of(memory.get(LONG, ENVIRONMENT)));
      try {
        keeper.run(list);
      } catch (PosixException e) {
        var back = keeper.list();
        for (int fd : OWN)
          back.attempt("fcntl", Numbers.FCNTL, Arg.of(fd), Arg.of(F_SETFD), Arg.of(FD_CLOEXEC));
        keeper.run(back);
        throw e;
      }
    }
  }

  /** A plus tells the keeper that it is a replacement; the others are those it was started with. */
  private List<String> words() {
    var all = new ArrayList<>(List.of("+supervisord"));
    try {
      var given = Files.readString(Path.of("/proc", keeper.pid() + "", "cmdline"));
      all.addAll(List.of(given.substring(given.indexOf('\0') + 1).split("\0")));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
