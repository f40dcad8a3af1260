package jsupervisor.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jsupervisor.posix.OpList.Arg;

/**
 * The descriptors that the keeper holds, as a JVM gets at them that has not made them: it starts
 * with none of them, and asks for those that it needs (SCM_RIGHTS of unix(7)).
 */
public final class KeeperFds {
  private static final int OPS = 3;
  private static final int MSG_NOSIGNAL_DONTWAIT = 0x4040;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int F_GETFD = 1;
  private static final int CMSG = 16;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Keeper keeper;
  private final MemorySegment memory;

  KeeperFds(Keeper keeper, MemorySegment memory) {
    this.keeper = keeper;
    this.memory = memory;
  }

  /**
   * Copies of what the keeper holds, for this JVM.
   *
   * @param kept the keeper's numbers
   * @return this JVM's numbers, in the same order; they close themselves at execve
   * @throws PosixException EBADF, when the keeper does not hold one; EMFILE, when there is no room
   */
  public int[] fetch(int... kept) {
    var mine = new int[kept.length];
    for (int at = 0; at < kept.length; at += KeeperChannel.MOST_FETCHED) {
      var part =
          Arrays.copyOfRange(kept, at, Math.min(kept.length, at + KeeperChannel.MOST_FETCHED));
      try {
        System.arraycopy(some(part), 0, mine, at, part.length);
      } catch (PosixException e) {
        for (int i = 0; i < at; i++) Fds.close(mine[i]);
        throw e;
      }
    }
    return mine;
  }

  private int[] some(int[] kept) {
    synchronized (keeper) {
      var list = keeper.list();
      long vector = list.room(16);
      memory.set(LONG, vector, list.address(list.room(4)));
      memory.set(LONG, vector + 8, 4);
      int length = CMSG + 4 * kept.length;
      long control = list.room(length + 7 & ~7);
      memory.set(LONG, control, length);
      memory.set(INT, control + 8, SOL_SOCKET);
      memory.set(INT, control + 12, SCM_RIGHTS);
      for (int i = 0; i < kept.length; i++) memory.set(INT, control + CMSG + 4L * i, kept[i]);
      long header = list.room(56);
      for (int i = 0; i < 56; i += 8) memory.set(LONG, header + i, 0);
      memory.set(LONG, header + 16, list.address(vector));
      memory.set(LONG, header + 24, 1);
      memory.set(LONG, header + 32, list.address(control));
      memory.set(LONG, header + 40, length + 7 & ~7);
      list.call(
          "sendmsg", Numbers.SENDMSG, Arg.of(OPS), Arg.at(header), Arg.of(MSG_NOSIGNAL_DONTWAIT));
      return keeper.fetch(list, kept.length);
    }
  }

  /**
   * Which numbers are open there, of those that may be kept.
   *
   * @param below the first number that is not looked at
   */
  public List<Integer> open(int below) {
    var open = new ArrayList<Integer>();
    for (int first = Keeper.FIRST_KEPT; first < below; first += OpList.MOST)
      open.addAll(open(first, Math.min(below, first + OpList.MOST)));
    return open;
  }

  private List<Integer> open(int first, int below) {
    synchronized (keeper) {
      var list = keeper.list();
      for (int fd = first; fd < below; fd++)
        list.attempt("fcntl", Numbers.FCNTL, Arg.of(fd), Arg.of(F_GETFD));
      keeper.run(list);
      var open = new ArrayList<Integer>();
      for (int fd = first; fd < below; fd++) if (list.result(fd - first) >= 0) open.add(fd);
      return open;
    }
  }
}
