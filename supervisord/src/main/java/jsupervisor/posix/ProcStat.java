package jsupervisor.posix;

import java.nio.charset.StandardCharsets;
import jsupervisor.terms.Pid;

/** What /proc/PID/stat says (proc_pid_stat(5)). */
public final class ProcStat {
  private static final int ENOUGH = 512;
  private static final int STATE = 0;
  private static final int FLAGS = 6;
  private static final long FORKNOEXEC = 0x40;

  private ProcStat() {}

  /** Whether the process has ended and waits to be reaped. */
  public static boolean zombie(Pid pid) {
    return field(pid, STATE).equals("Z");
  }

  /** Whether there is such a process, and it has not ended. */
  public static boolean lives(Pid pid) {
    var state = field(pid, STATE);
    return !state.isEmpty() && !state.equals("Z");
  }

  /** Whether the process was forked and has not called execve yet (PF_FORKNOEXEC). */
  static boolean unborn(Pid pid) {
    var flags = field(pid, FLAGS);
    return !flags.isEmpty() && (Long.parseLong(flags) & FORKNOEXEC) != 0;
  }

  /** A field after the name, by its number in the manual less 3; empty when there is none. */
  private static String field(Pid pid, int index) {
    int fd;
    try {
      fd = Fds.open("/proc/" + pid.value() + "/stat", Fds.O_RDONLY, 0);
    } catch (PosixException _) {
      return "";
    }
    var bytes = new byte[ENOUGH];
    int n = Fds.read(fd, bytes);
    Fds.close(fd);
    var text = new String(bytes, 0, Math.max(0, n), StandardCharsets.ISO_8859_1);
    // the name before it is the process's own and may hold anything
    var fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
    return index < fields.length ? fields[index] : "";
  }
}
