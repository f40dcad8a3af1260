package jsupervisor.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.ServerTls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of an {@code [inet_http_server]} are looked at when the configuration is read. */
class TlsReaderTest {
  private static final String SECTION = "[supervisord]\n[inet_http_server]\nport=127.0.0.1:9001\n";

  @TempDir static Path folder;
  private final Scene scene = new Scene(folder);

  @BeforeAll
  static void make() throws Exception {
    var script = Path.of("../common/src/test/resources/tls/certificates").toAbsolutePath();
    var process =
        new ProcessBuilder("sh", script.toString(), folder.toString()).inheritIO().start();
    assertEquals(0, process.waitFor(), "openssl has made certificates");
  }

  private List<String> errors(String options) {
    return scene.errors(SECTION + options.replace('|', '\n') + "\n").stream()
        .map(error -> error.what().replace(folder + "/", ""))
        .toList();
  }

  private List<String> warnings(String options) {
    return scene.good(SECTION + options + "\n").warnings().stream()
        .map(text -> text.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void withoutACertificateThereIsNoTls() {
    var server = scene.good(SECTION).servers().getFirst();
    assertEquals(Optional.empty(), server.tls());
    assertEquals("http://127.0.0.1:9001", server.url());
  }

  @Test
  void allFilesAreTakenFromTheFolderThatIsNamed() {
    var server =
        scene
            .good(
                SECTION
                    + "certificate=%(here)s/server.pem\ncertificate_key=server.key\n"
                    + "client_ca=x/../ca.pem\n")
            .servers()
            .getFirst();
    assertEquals(
        Optional.of(
            new ServerTls(
                new KeyFiles(folder + "/server.pem", folder + "/server.key"),
                Optional.of(folder + "/ca.pem"))),
        server.tls());
    assertTrue(server.certified());
    assertEquals("https://127.0.0.1:9001", server.url());
  }

  @Test
  void aKeyMayBeInTheFileOfItsCertificate() {
    var both = folder.resolve("both.pem").toString();
    var server = scene.good(SECTION + "certificate=both.pem\n").servers().getFirst();
    assertEquals(
        Optional.of(new ServerTls(new KeyFiles(both, both), Optional.empty())), server.tls());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '~',
      value = {
        "certificate=none|certificate_key=server.key~"
            + "certificate: none does not exist (write the file, or name another one)",
        "certificate=server.pem|certificate_key=none~"
            + "certificate_key: none does not exist (write the file, or name another one)",
        "certificate=server.pem~"
            + "certificate: server.pem holds no private key (a PEM file has -----BEGIN PRIVATE"
            + " KEY----- in it)",
        "certificate=server.pem|certificate_key=client.key~"
            + "certificate_key: the key in client.key does not fit the first certificate in"
            + " server.pem (name the key that the certificate was made for; other certificates come"
            + " behind its own)",
        "certificate=both.pem|client_ca=server.key~"
            + "client_ca: server.key holds no certificate (a PEM file has -----BEGIN"
            + " CERTIFICATE----- in it)",
        "certificate_key=server.key~"
            + "certificate_key: needs certificate: without it nothing is encrypted",
        "client_ca=ca.pem~client_ca: needs certificate: without it nothing is encrypted"
      })
  void whatIsWrongIsAnErrorOfItsOption(String options, String error) {
    assertEquals(List.of("[inet_http_server] " + error), errors(options));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertEquals(3, errors("certificate=no1|certificate_key=no2|client_ca=no3").size());
  }

  @Test
  void aCertificateThatIsOutOfDateIsWarnedOf() {
    var warnings = warnings("certificate=expired.pem\ncertificate_key=expired.key");
    assertEquals(1, warnings.size(), warnings::toString);
    assertTrue(
        warnings
            .getFirst()
            .matches(
                "FILE:4: the certificate in expired.pem has expired on \\d{4}-\\d\\d-\\d\\d: no"
                    + " client takes it"),
        warnings::toString);
  }

  /** The scene's daemon runs as 1000: these files belong to somebody else, a group may be its. */
  @ParameterizedTest
  @CsvSource({"rw-------, false", "rw-r-----, false", "rw-r--r--, true", "rw----r--, true"})
  void aKeyThatOthersReadIsWarnedOf(String mode, boolean warned) throws IOException {
    var key = folder.resolve("shown.key");
    Files.writeString(key, Files.readString(folder.resolve("server.key")));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
    var warnings = warnings("certificate=server.pem\ncertificate_key=shown.key");
    var octal = mode.equals("rw-r--r--") ? "0644" : "0604";
    var text =
        "FILE:5: the key in shown.key can be read by others than the daemon (mode "
            + octal
            + "): chmod 0600 it";
    assertEquals(warned ? List.of(text) : List.of(), warnings);
  }

  @Test
  void theGroupOfAKeyOfItsOwnCountsAsOthers() throws IOException {
    var key = folder.resolve("own.key");
    Files.writeString(key, Files.readString(folder.resolve("server.key")));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    var owner = (int) Files.getAttribute(key, "unix:uid");
    var host = scene.host();
    var own =
        new Host(
            host.environment(), host.accounts(), host.nodeName(), host.workingDirectory(), owner);
    scene.file("OWN", SECTION + "certificate=server.pem\ncertificate_key=own.key\n");
    var warnings = Scene.good(ConfigReader.read("OWN", Options.none(), own)).warnings().toString();
    assertTrue(warnings.contains("can be read by others than the daemon (mode 0640)"), warnings);
  }

  /** Who has to show a certificate needs no password. */
  @Test
  void aPortForEverybodyMayAskForACertificateInsteadOfAPassword() {
    var open = "[supervisord]\n[inet_http_server]\nport=*:9001\ncertificate=both.pem\n";
    var errors = scene.errors(open);
    assertEquals(1, errors.size());
    assertTrue(errors.getFirst().reason().contains("without a password"), errors::toString);
    assertTrue(scene.good(open + "client_ca=ca.pem\n").warnings().isEmpty());
    assertEquals(
        List.of(),
        ServerSaid.of(
            scene.good(open + "client_ca=ca.pem\n").servers().getFirst(), List.of(), false));
  }
}
