package jsupervisor.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    Made.in(folder);
  }

  private static String at(String name) {
    return folder.resolve(name).toString();
  }

  private static String wrong(String certificate, String key) {
    return assertThrows(BadPem.class, () -> new KeyFiles(at(certificate), at(key)).read())
        .text()
        .replace(folder + "/", "");
  }

  @ParameterizedTest
  @CsvSource({
    "server.pem, server.key",
    "server.pem, sec1.key",
    "rsa.pem, rsa.key",
    "rsa.pem, pkcs1.key",
    "ed25519.pem, ed25519.key",
    "both.pem, both.pem",
    "next.pem, next.key"
  })
  void everyFormOfAKeyFitsItsCertificate(String certificate, String key) throws BadPem {
    assertTrue(new KeyFiles(at(certificate), at(key)).read().fits());
  }

  @ParameterizedTest
  @CsvSource({
    "server.pem, client.key",
    "server.pem, rsa.key",
    "rsa.pem, server.key",
    "ed25519.pem, sec1.key",
    "chain-ca.pem, next.key"
  })
  void aKeyOfAnotherCertificateIsFoundOut(String certificate, String key) {
    assertEquals(
        "the key in "
            + key
            + " does not fit the first certificate in "
            + certificate
            + " (name the key that the certificate was made for; other certificates come behind"
            + " its own)",
        wrong(certificate, key));
  }

  @Test
  void theFirstCertificateOfAFileIsItsOwn() throws Exception {
    Made.joined(folder, "turned.pem", "chain-ca.pem", "next.pem");
    assertTrue(wrong("turned.pem", "next.key").contains("does not fit the first certificate"));
    assertEquals(2, Certificates.read(at("next.pem")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypted.key", "encrypted1.key"})
  void anEncryptedKeyIsToBeDecrypted(String key) {
    assertEquals(
        "the key in "
            + key
            + " is encrypted (nobody is there to type its passphrase: take what \"openssl pkey -in"
            + " KEY\" prints)",
        wrong("server.pem", key));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Files.writeString(folder.resolve("text"), "no PEM\n");
    Files.writeString(folder.resolve("cut"), "-----BEGIN CERTIFICATE-----\nMIIB\n");
    Files.writeString(
        folder.resolve("junk"), "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    assertEquals("none does not exist (write the file, or name another one)", wrong("none", "x"));
    assertEquals(
        "text holds no certificate (a PEM file has -----BEGIN CERTIFICATE----- in it)",
        wrong("text", "server.key"));
    assertEquals(
        "server.pem holds no private key (a PEM file has -----BEGIN PRIVATE KEY----- in it)",
        wrong("server.pem", "server.pem"));
    assertEquals("cut has a block without an end (look for a lost line)", wrong("cut", "x"));
    assertEquals("certificate 1 of junk is damaged (write the file anew)", wrong("junk", "x"));
    assertTrue(wrong(".", "x").contains("is no file"));
    assertTrue(wrong("server.pem/x", "x").contains("does not exist"));
  }

  @Test
  void whatIsNoFileIsNotWaitedFor() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", at("fifo")).start().waitFor());
    assertTrue(wrong("fifo", "x").contains("is no file"));
    assertTrue(
        assertThrows(BadPem.class, () -> Certificates.read("/dev/zero"))
            .text()
            .contains("is no file"));
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Files.write(folder.resolve("huge"), new byte[(4 << 20) + 1]);
    assertTrue(wrong("huge", "x").contains("is larger than 4 MiB"));
  }

  @Test
  void timeIsLookedAt() throws BadPem {
    var server = Certificates.read(at("server.pem")).getFirst();
    assertEquals(Optional.empty(), Certificates.untimely(server, new Date()));
    var later = Date.from(Instant.now().plusSeconds(40L * 86_400));
    assertEquals(
        Optional.of("has expired on " + Certificates.day(server.getNotAfter())),
        Certificates.untimely(server, later));
    assertTrue(Certificates.untimely(server, new Date(0)).orElseThrow().startsWith("is not good"));
  }

  /** Keys of the older forms are taken apart by code of ours. */
  @ParameterizedTest
  @ValueSource(strings = {"sec1.key", "pkcs1.key"})
  void noDamageToAKeyIsMoreThanAnError(String name) throws Exception {
    var block = PemFile.read(at(name)).blocks().getLast();
    var random = new Random(20260101);
    for (int round = 0; round < 5_000; round++) {
      var bytes = block.bytes();
      var damaged = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--)
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      var form = name.startsWith("sec1") ? Der.ofSec1(damaged) : Der.ofPkcs1(damaged);
      assertFalse(form.length < damaged.length, "round " + round);
    }
  }

  @Test
  void aKeyIsNotPrinted() throws BadPem {
    var text = new KeyFiles(at("server.pem"), at("server.key")).read().toString();
    assertEquals("Identity[CN=server, ***]", text);
  }
}
