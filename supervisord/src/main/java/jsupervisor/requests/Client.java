package jsupervisor.requests;

/**
 * Who calls.
 *
 * @param user by whose rights
 * @param peer where from, as {@code 127.0.0.1} or {@code account joe}
 */
public record Client(String user, String peer) {
  /** What stands for the name of whoever has not been let in. */
  public static final String NOBODY = "-";

  /** Whoever has not been let in. */
  public static Client stranger(String peer) {
    return new Client(NOBODY, peer);
  }

  @Override
  public String toString() {
    return user + " from " + peer;
  }
}
