package jsupervisor.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import jsupervisor.posix.OpList.Arg;
import jsupervisor.terms.Account;

/** The system calls that make a child what the request says (spec process, 6). */
final class SpawnOps {
  private static final int SIG_SETMASK = 2;
  private static final int LAST_FD = -1;
  private static final int F_GETFD = 1;

  private SpawnOps() {}

  /**
   * Descriptors 0, 1, 2 of the request are the child's own; the others are for the keeper, and
   * without the last of them it has no room for any more.
   */
  static void write(OpList list, SpawnRequest request, OptionalInt oomScore) {
    if (request.keep().length > 0)
      list.call("receive", Numbers.FCNTL, Arg.fd(2 + request.keep().length), Arg.of(F_GETFD));
    list.call("setpgid", Numbers.SETPGID, Arg.of(0), Arg.of(0));
    for (int i = 0; i <= 2; i++) list.call("dup3", Numbers.DUP3, Arg.fd(i), Arg.of(i), Arg.of(0));
    list.call("close_range", Numbers.CLOSE_RANGE, Arg.of(3), Arg.of(LAST_FD), Arg.of(0));
    oomScore.ifPresent(score -> score(list, score));
    request.account().ifPresent(account -> become(list, account));
    request
        .directory()
        .ifPresent(directory -> list.call("chdir", Numbers.CHDIR, list.text(directory)));
    request.umask().ifPresent(mask -> list.call("umask", Numbers.UMASK, Arg.of(mask)));
    list.call(
        "sigprocmask",
        Numbers.SIGPROCMASK,
        Arg.of(SIG_SETMASK),
        list.bytes(new byte[8]),
        Arg.of(0),
        Arg.of(8));
    list.call(
        "execve",
        Numbers.EXECVE,
        list.text(request.path()),
        list.texts(request.argv()),
        list.texts(request.env()));
  }

  /**
   * Before it is somebody else, who could lower it again otherwise; 3 is the lowest free number.
   */
  private static void score(OpList list, int score) {
    var text = Integer.toString(score).getBytes(StandardCharsets.US_ASCII);
    list.attempt(
        "open oom_score_adj",
        Numbers.OPENAT,
        Arg.of(Numbers.AT_FDCWD),
        list.text("/proc/self/oom_score_adj"),
        Arg.of(Fds.O_WRONLY));
    list.attempt("write", Numbers.WRITE, Arg.of(3), list.bytes(text), Arg.of(text.length));
    list.attempt("close", Numbers.CLOSE, Arg.of(3));
  }

  static void become(OpList list, Account account) {
    var groups = ByteBuffer.allocate(4 * account.groups().size()).order(ByteOrder.nativeOrder());
    account.groups().forEach(groups::putInt);
    list.call(
        "setgroups",
        Numbers.SETGROUPS,
        Arg.of(account.groups().size()),
        list.bytes(groups.array()));
    list.call("setgid", Numbers.SETGID, Arg.of(account.gid()));
    list.call("setuid", Numbers.SETUID, Arg.of(account.uid()));
  }
}
