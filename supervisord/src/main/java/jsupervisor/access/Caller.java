package jsupervisor.access;

import java.util.function.Supplier;

/**
 * A user at work.
 *
 * @param from where the request came from, as {@code 127.0.0.1} or {@code account joe}; asked when
 *     it is to be written down
 */
public record Caller(User user, Supplier<String> from) {
  @Override
  public String toString() {
    return user.name() + " from " + from.get();
  }
}
