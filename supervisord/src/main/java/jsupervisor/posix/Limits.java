package jsupervisor.posix;

/** Names of resources (setrlimit(2)). */
public final class Limits {
  public static final int NPROC = 6;
  public static final int NOFILE = 7;

  private Limits() {}
}
