package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.Account;

/**
 * What is done to the keeper itself, and is inherited by every child: user, directory, umask,
 * standard descriptors, limits.
 */
public final class KeeperSelf {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Keeper keeper;
  private final MemorySegment memory;

  KeeperSelf(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /** With what words it starts JVMs, and what program it is itself. */
  public KeeperWords words() {
    return new KeeperWords(keeper, memory);
  }

  /**
   * Makes the keeper another user for good.
   *
   * @throws PosixException with the step that failed
   */
  public void become(Account account) {
    synchronized (keeper) {
      var list = keeper.list();
      SpawnOps.become(list, account);
      keeper.run(list);
    }
  }

  /** Changes the directory of the keeper, hence of all children. */
  public void changeDirectory(String directory) {
    synchronized (keeper) {
      var list = keeper.list();
      list.call("chdir", Numbers.CHDIR, list.text(directory));
      keeper.run(list);
    }
  }

  /** Sets the umask of the keeper, hence of all children, and of this JVM. */
  public void umask(int mask) {
    synchronized (keeper) {
      var list = keeper.list();
      list.call("umask", Numbers.UMASK, Arg.of(mask));
      keeper.run(list);
      Sys.call(Numbers.UMASK, mask, 0, 0);
    }
  }

  /** Turns standard input, output and error into /dev/null, in the keeper and in this JVM. */
  public void nullStdio() {
    synchronized (keeper) {
      int fd = Fds.open("/dev/null", Fds.O_RDWR, 0);
      var list = keeper.list();
      for (int i = 0; i <= 2; i++) list.call("dup3", Numbers.DUP3, Arg.fd(0), Arg.of(i), Arg.of(0));
      keeper.run(list, fd);
      keeper.release(list.fds(0));
      for (int i = 0; i <= 2; i++) Sys.call(Numbers.DUP3, fd, i, 0);
      Fds.close(fd);
    }
  }

  /** The keeper's soft and hard limit (prlimit(2)); -1 = unlimited. */
  public long[] limit(int resource) {
    synchronized (keeper) {
      var list = keeper.list();
      long old = list.room(16);
      list.call("prlimit", Numbers.PRLIMIT64, Arg.of(0), Arg.of(resource), Arg.of(0), Arg.at(old));
      keeper.run(list);
      return new long[] {memory.get(LONG, old), memory.get(LONG, old + 8)};
    }
  }

  /** Sets the keeper's limits, hence those of all children. */
  public void limit(int resource, long soft, long hard) {
    synchronized (keeper) {
      var list = keeper.list();
      long wanted = list.room(16);
      memory.set(LONG, wanted, soft);
      memory.set(LONG, wanted + 8, hard);
      list.call("prlimit", Numbers.PRLIMIT64, Arg.of(0), Arg.of(resource), Arg.at(wanted));
      keeper.run(list);
    }
  }
}
