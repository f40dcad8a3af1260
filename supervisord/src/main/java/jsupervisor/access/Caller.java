package jsupervisor.access;

/**
 * A user at work.
 *
 * @param from where the request came from, as {@code 127.0.0.1} or {@code unix (uid of joe)}
 */
public record Caller(User user, String from) {
  @Override
  public String toString() {
    return user.name() + " from " + from;
  }
}
