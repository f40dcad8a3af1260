package jsupervisor.probes;

/** What probes say of something. */
public enum Health {
  /** It does not run, or nobody asks it. */
  NONE,
  /** It has not given a good answer yet. */
  STARTING,
  HEALTHY,
  UNHEALTHY;

  /** By its word. */
  static Health of(String word) {
    for (var health : values()) if (health.word().equals(word)) return health;
    return NONE;
  }

  /** For people and machines; empty = nothing is known. */
  public String word() {
    return this == NONE ? "" : name();
  }
}
