package jsupervisor.ask;

import java.util.Map;
import java.util.Optional;
import jsupervisor.terms.ProcessName;

/**
 * What is watched of a process, beside its state.
 *
 * @param required whether the daemon is ready only while it runs and is healthy
 * @param probe empty = nobody asks it
 */
public record Vigil(boolean required, Optional<Probe> probe) {
  /** Nothing. */
  public static final Vigil NONE = new Vigil(false, Optional.empty());

  /** In the place of a group for what is outside; no group has such a name. */
  public static final String OUTSIDE = "probe:";

  /** Whether that is no process. */
  public static boolean outside(ProcessName name) {
    return name.group().equals(OUTSIDE);
  }

  /** As other programs are told of it: what is outside is in a group {@code probe}. */
  public static ProcessName shown(ProcessName name) {
    return outside(name) ? new ProcessName("probe", name.process()) : name;
  }

  /** As people call it. */
  public static String label(ProcessName name) {
    return outside(name) ? OUTSIDE + name.process() : name.text();
  }

  /**
   * With that in which the process itself begins.
   *
   * @param as its user; empty = the daemon's
   * @param directory absolute
   * @param environment complete
   */
  public record Placed(
      Vigil vigil, Optional<As> as, String directory, Map<String, String> environment) {

    /** Of something that needs no place, as nothing is run for it. */
    public static Placed nowhere(Vigil vigil) {
      return new Placed(vigil, Optional.empty(), "/", Map.of());
    }
  }

  /**
   * A user.
   *
   * @param gid of its first group
   */
  public record As(int uid, int gid) {}
}
