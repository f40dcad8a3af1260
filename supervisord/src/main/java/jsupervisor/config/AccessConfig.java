package jsupervisor.config;

import java.util.List;

/**
 * Who may come in beside the one user that each server has of its own.
 *
 * @param users the {@code [user:x]} sections
 * @param audit whether the main log has a line about everything that somebody does
 */
public record AccessConfig(List<UserConfig> users, boolean audit) {
  public AccessConfig {
    users = List.copyOf(users);
  }
}
