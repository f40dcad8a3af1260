package jsupervisor.config;

import java.util.Optional;
import java.util.Set;
import jsupervisor.access.User;

/**
 * A {@code [user:x]} section: somebody beside the one user that a server has of its own.
 *
 * @param password clear or hashed as in {@link HttpServerConfig.Credentials}; empty = known by an
 *     account only
 * @param accounts of this machine that are this user when they come through a Unix socket
 */
public record UserConfig(User user, Optional<String> password, Set<String> accounts) {
  public UserConfig {
    accounts = Set.copyOf(accounts);
  }

  @Override
  public String toString() {
    return "UserConfig[" + user + ", ***, " + accounts + "]";
  }
}
