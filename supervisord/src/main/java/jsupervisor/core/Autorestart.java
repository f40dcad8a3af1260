package jsupervisor.core;

/** The three values of {@code autorestart} (spec config, 5.18). */
public enum Autorestart {
  NEVER,
  UNEXPECTED,
  ALWAYS
}
