package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Optional;
import jsupervisor.access.Right;
import jsupervisor.config.values.Address;
import jsupervisor.ini.BadValue;
import jsupervisor.wire.PasswordHash;

/**
 * Targets for Jazzer: whole files, and what stands in them about users, passwords and addresses. As
 * with {@code ConfigFuzzTest}, the build tries the kept inputs only.
 */
class FileFuzzTest {
  private static final Scene SCENE = scene();

  private static Scene scene() {
    try {
      var directory = Files.createTempDirectory("file-fuzz");
      directory.toFile().deleteOnExit();
      directory.resolve("FILE").toFile().deleteOnExit();
      return new Scene(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A configuration, or errors with texts; the same twice. */
  @FuzzTest(maxDuration = "60s")
  void file(byte[] bytes) {
    Readers.configuration(SCENE, text(bytes).replace("[include]", "[included]"));
  }

  /** One program with any lines. */
  @FuzzTest(maxDuration = "60s")
  void program(byte[] bytes) {
    var lines = text(bytes).replace("[include]", "[included]");
    Readers.configuration(SCENE, "[supervisord]\n[program:x]\ncommand=/bin/cat\n" + lines);
  }

  /** Whoever is accepted as a user can come in, and is nobody else. */
  @FuzzTest(maxDuration = "60s")
  void users(byte[] bytes) {
    var lines = text(bytes).replace("[include]", "[included]");
    var start = "[supervisord]\n[program:x]\ncommand=/bin/cat\n[inet_http_server]\nport=21400\n";
    if (!(SCENE.read(start + lines) instanceof ConfigResult.Good(var good))) return;
    var accounts = new HashSet<String>();
    for (var user : good.access().users()) {
      assertFalse(user.user().name().isBlank());
      assertTrue(user.password().isPresent() || !user.accounts().isEmpty());
      assertTrue(user.user().right() != Right.ADMIN || user.user().groups().isEmpty());
      user.accounts().forEach(account -> assertTrue(accounts.add(account), account));
      user.password().ifPresent(FileFuzzTest::canFit);
    }
  }

  /** What is not refused as a password can be the right one. */
  @FuzzTest(maxDuration = "60s")
  void passwords(byte[] bytes) {
    var password = text(bytes);
    if (password.isEmpty() || PasswordForms.bad(password)) return;
    if (!PasswordForms.fitsNothing(password)) canFit(password);
  }

  private static void canFit(String password) {
    assertFalse(password.isEmpty());
    if (password.startsWith(PasswordHash.PREFIX))
      assertTrue(PasswordHash.parse(password).isPresent(), password);
  }

  /** A port that there is, or an error in words. */
  @FuzzTest(maxDuration = "60s")
  void address(byte[] bytes) {
    try {
      var address = Address.parse(text(bytes));
      assertTrue(address.port() >= 1 && address.port() <= 65535);
      assertEquals(
          Optional.empty(),
          address.host().chars().boxed().filter(Character::isUpperCase).findFirst());
    } catch (BadValue e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }
}
