package jsupervisor.config;

import java.util.Optional;
import java.util.OptionalInt;
import jsupervisor.terms.Account;

/** The system's user databases, as far as a configuration needs them. */
public interface Accounts {

  /** The user of that login name or numeric uid. */
  Optional<Account> user(String nameOrUid);

  /** The group id of that group name or numeric gid. */
  OptionalInt group(String nameOrGid);
}
