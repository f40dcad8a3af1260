package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jsupervisor.access.Right;
import jsupervisor.access.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code [user:x]} sections. */
class UserPassTest {
  @TempDir Path folder;

  private static final String WEB = "[program:web]\ncommand=cat\n";

  private Scene scene() {
    return new Scene(folder);
  }

  @Test
  void aUserHasAPasswordARoleAndGroups() {
    var conf =
        scene()
            .good(
                "[supervisord]\n"
                    + WEB
                    + "[user:joe]\npassword=a%%b\nrole=operate\ngroups=web, web\n"
                    + "[user:eve]\nunix_accounts=eve 1000\n");
    var joe =
        new UserConfig(new User("joe", Right.OPERATE, Set.of("web")), Optional.of("a%b"), Set.of());
    var eve =
        new UserConfig(
            new User("eve", Right.READ, Set.of()), Optional.empty(), Set.of("eve", "1000"));
    assertEquals(new AccessConfig(List.of(joe, eve), true), conf.access());
    assertEquals(List.of(), conf.warnings());
  }

  @Test
  void withoutUsersNothingIsAuditedUnlessItIsWanted() {
    assertEquals(new AccessConfig(List.of(), false), scene().good("[supervisord]\n").access());
    assertTrue(scene().good("[supervisord]\naudit=true\n").access().audit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role=operate|user x can never come in: set password or unix_accounts",
        "password=p,role=king|no role king: one of read, operate, admin",
        "password=p,role=admin,groups=web|an admin cannot be limited to groups: set role=operate",
        "password=|user x has an empty password: leave the line out",
        "password={SHA}x|user x has a {SHA} password that is not 40 hexadecimal digits",
        "password=p,groups=|user x has no group there: leave the line out for all groups",
        "password=p,groups=*|user x has no group there: leave the line out for all groups",
        "unix_accounts=|user x has no account there: leave the line out",
        "unix_accounts=www,[user:y],unix_accounts=www|account www is user x already",
        "password=p,[inet_http_server],port=127.0.0.1:1,username=x,password=p|user x is the user of a"
            + " server, who may do everything: take another name",
        "password={PBKDF2}x|user x has a malformed {PBKDF2} password: take what"
            + " \"supervisorctl hash-password\" prints",
      })
  void aUserThatCannotBeMeantIsAnError(String options, String error) {
    var text = "[supervisord]\n" + WEB + "[user:x]\n" + options.replace(',', '\n') + "\n";
    var reasons = scene().errors(text).stream().map(ConfigError::reason).toList();
    assertTrue(reasons.stream().anyMatch(reason -> reason.contains(error)), reasons::toString);
  }

  @Test
  void aGroupThatThereIsNotIsWarnedOf() {
    var conf = scene().good("[supervisord]\n[user:x]\npassword=p\ngroups=web\n");
    assertEquals(List.of("FILE:4: there is no group web for user x"), conf.warnings());
  }
}
