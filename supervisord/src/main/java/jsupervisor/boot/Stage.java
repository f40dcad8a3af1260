package jsupervisor.boot;

import jsupervisor.posix.Keeper;

/**
 * What has been done already to the keeper, and must not be done again by the JVMs that follow
 * (limits, user, session). It lives with the keeper.
 */
public enum Stage {
  PREPARED(1),
  DAEMONIZED(2),
  FILES_RAISED(4),
  PROCESSES_RAISED(8),
  /** A JVM of another version is to go on. */
  UPGRADING(16);

  private final int bit;

  Stage(int bit) {
    this.bit = bit;
  }

  public boolean reached(Keeper keeper) {
    return (keeper.stage() & bit) != 0;
  }

  public void reach(Keeper keeper) {
    keeper.stage(keeper.stage() | bit);
  }

  public void forget(Keeper keeper) {
    keeper.stage(keeper.stage() & ~bit);
  }
}
