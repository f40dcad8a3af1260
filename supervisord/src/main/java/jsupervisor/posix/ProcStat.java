package jsupervisor.posix;

import java.nio.charset.StandardCharsets;
import jsupervisor.terms.Pid;

/** What /proc/PID/stat says (proc_pid_stat(5)). */
public final class ProcStat {
  private static final int ENOUGH = 512;

  private ProcStat() {}

  /** Whether the process has ended and waits to be reaped. */
  public static boolean zombie(Pid pid) {
    int fd;
    try {
      fd = Fds.open("/proc/" + pid.value() + "/stat", Fds.O_RDONLY, 0);
    } catch (PosixException _) {
      return false;
    }
    var bytes = new byte[ENOUGH];
    int n = Fds.read(fd, bytes);
    Fds.close(fd);
    var text = new String(bytes, 0, Math.max(0, n), StandardCharsets.ISO_8859_1);
    // the name before it is the process's own and may hold anything
    int state = text.lastIndexOf(')') + 2;
    return state < text.length() && text.charAt(state) == 'Z';
  }
}
