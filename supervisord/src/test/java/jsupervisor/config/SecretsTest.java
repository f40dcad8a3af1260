package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD",
        "password",
        "DB_PASSWORD",
        "PGPASSWORD",
        "db-passwd",
        "MYSQL_PWD",
        "SECRET",
        "SECRET_KEY_BASE",
        "Django_Secret",
        "TOKEN",
        "GITHUB_TOKEN",
        "apiToken",
        "API_KEY",
        "APIKEY",
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "KEY",
        "SSH_PRIVATE_KEY",
        "CREDENTIALS",
        "AUTH",
        "BASIC_AUTH",
        "OAUTH2",
        "AUTHORIZATION",
        "authorisation",
        "DSN",
        "SENTRY_DSN",
        "passphrase",
        "SESSION_COOKIE",
        "PW",
        "redis.pass",
        "JWT",
        "BEARER",
        "HASH_SALT",
        "PGPASS"
      })
  void whatSoundsLikeASecretIsMasked(String name) {
    assertTrue(Secrets.secret(name));
    assertEquals("***", Secrets.shown(name, "hunter2"));
    assertEquals("", Secrets.shown(name, ""), "nothing is no secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "HOME",
        "PWD",
        "OLDPWD",
        "USER",
        "LANG",
        "AUTHOR",
        "GIT_AUTHOR_NAME",
        "AUTHORITY",
        "MONKEY",
        "KEYBOARD",
        "XKEYSYMDB",
        "COMPASS_URL",
        "PASSENGER",
        "SPIN",
        "command",
        "stdout_logfile",
        "SUPERVISOR_PROCESS_NAME",
        "OPINION"
      })
  void whatDoesNotIsShown(String name) {
    assertFalse(Secrets.secret(name));
    assertEquals("hunter2", Secrets.shown(name, "hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://bob:pass@db/x|postgres://bob:***@db/x",
        "redis://:pa:ss@h:1/0 amqp://u:p@h|redis://:***@h:1/0 amqp://u:***@h",
        "http://h:9001/a@b|http://h:9001/a@b",
        "http://bob@h/|http://bob@h/",
        "run --password hunter2 -v|run --password *** -v",
        "run --password=hunter2 -v|run --password=*** -v",
        "run --db-token 'a b' x|run --db-token *** x",
        "run --password='a b|run --password=***",
        "run --no-password --verbose|run --no-password --verbose",
        "run --verbose --name web|run --verbose --name web",
        "env A=b PASSWORD=x run|env A=b PASSWORD=*** run",
        "sh -c \"PASSWORD=x run\"|sh -c \"PASSWORD=*** run\"",
        "curl -H \"Authorization: Bearer a.b-c\" u|curl -H \"Authorization: ***\" u",
        "curl 'http://h/?token=abc&x=1'|curl 'http://h/?token=***&x=1'",
        "run {\"password\":\"x y\",\"a\":1}|run {\"password\":***,\"a\":1}",
        "nothing to hide here: at all|nothing to hide here: at all"
      })
  void secretsInsideATextAreMasked(String text, String shown) {
    assertEquals(shown, Secrets.inText(text));
  }

  @Test
  void aPrivateKeyIsNotShownWhateverItsName() {
    var pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----";
    assertEquals("x ***", Secrets.shown("TLS", "x " + pem));
  }

  @Test
  void anEnvironmentIsShownByName() {
    var shown = Secrets.shown(Map.of("TOKEN", "t", "B", "b", "DATABASE_URL", "pg://u:p@h/d"));
    assertEquals("{B=b, DATABASE_URL=pg://u:***@h/d, TOKEN=***}", shown.toString());
  }

  @Test
  void theEnvironmentOptionIsLookedAtVariableByVariable() {
    assertEquals(
        "A=\"b c\",TOKEN=\"***\"", Secrets.option("environment", "A=\"b c\",\n TOKEN='t'"));
    assertEquals("***", Secrets.option("environment", "A=\"TOKEN"));
    assertEquals("***", Secrets.option("password", "{SHA}00"));
    assertEquals("run x", Secrets.option("command", "run x"));
  }

  @Test
  @Timeout(60)
  void longTextsTakeNoLongerThanTheyAreLong() {
    for (var piece :
        new String[] {"a", "a ", "a=", "a=\"", "x://", "x://u:", "-a ", "--- ", "=: "}) {
      var text = piece.repeat(500_000 / piece.length());
      assertTrue(Secrets.inText(text).length() > 0, piece);
    }
  }
}
