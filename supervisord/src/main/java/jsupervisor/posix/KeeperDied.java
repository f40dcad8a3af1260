package jsupervisor.posix;

/** The keeper is gone: nobody can spawn or reap any more. */
public final class KeeperDied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeeperDied() {
    super("the keeper has died", null, false, false);
  }
}
