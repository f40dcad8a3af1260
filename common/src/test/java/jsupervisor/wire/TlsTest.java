package jsupervisor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jsupervisor.tls.ClientTls;
import jsupervisor.tls.KeyFiles;
import jsupervisor.tls.Made;
import jsupervisor.wire.RpcException.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client over TLS: whom it believes, and what it says when it does not. */
class TlsTest {
  private static final Optional<String> NOBODY = Optional.empty();
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    Made.in(folder);
  }

  private static Optional<String> at(String name) {
    return Optional.of(folder.resolve(name).toString());
  }

  private static Object call(String url, Optional<String> ca, Optional<String> own) {
    var keys = own.map(name -> new KeyFiles(at(name + ".pem").get(), at(name + ".key").get()));
    var patient = RpcClient.Timeouts.PATIENT;
    return RpcClient.to(url, Optional.empty(), patient, new ClientTls(ca, keys)).call("x");
  }

  /** The sentence, without what differs from run to run. */
  private static String refusal(String url, Optional<String> ca, Optional<String> own) {
    var e = assertThrows(RpcException.class, () -> call(url, ca, own));
    assertEquals(Kind.TLS, e.kind(), e::getMessage);
    return e.getMessage().replace(folder + "/", "").replaceAll("127.0.0.1:\\d+", "HOST");
  }

  /** The connection stays open: what it has not read would break it. */
  private static void refuse(ServerSocket plain) {
    try {
      var answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII);
      plain.accept().getOutputStream().write(answer);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String refusal(String server, Optional<String> clientCa, String ca, String own)
      throws Exception {
    try (var listener = TlsServer.start(folder, server, clientCa)) {
      var text = refusal(listener.url(), at(ca), Optional.of(own).filter(name -> !name.isEmpty()));
      assertEquals(0, listener.served());
      return text;
    }
  }

  @Test
  void aServerOfAKnownAuthorityIsBelieved() throws Exception {
    for (var server : new String[] {"server", "next", "rsa", "ed25519"})
      try (var listener = TlsServer.start(folder, server, NOBODY)) {
        assertEquals("hello", call(listener.url(), at("ca.pem"), NOBODY), server);
        var byName = listener.url().replace("127.0.0.1", "localhost");
        assertEquals("hello", call(byName, at("ca.pem"), NOBODY), server);
      }
  }

  @Test
  void aServerOfAnUnknownAuthorityIsNot() throws Exception {
    assertEquals(
        "the certificate of HOST is of no authority in stranger-ca.pem: name the file of its"
            + " authority as ca in [supervisorctl]",
        refusal("server", NOBODY, "stranger-ca.pem", ""));
    try (var listener = TlsServer.start(folder, "server", NOBODY)) {
      assertEquals(
          "the certificate of HOST is of no authority known here: name the file of its authority"
              + " as ca in [supervisorctl]",
          refusal(listener.url(), Optional.empty(), NOBODY));
    }
  }

  @Test
  void anExpiredCertificateIsNotTaken() throws Exception {
    var text = refusal("expired", NOBODY, "ca.pem", "");
    assertTrue(text.startsWith("the certificate of HOST has expired (NotAfter: "), text);
  }

  @Test
  void aCertificateOfAnotherNameIsNotTaken() throws Exception {
    var text = refusal("other", NOBODY, "ca.pem", "");
    assertTrue(text.startsWith("the certificate of HOST is not for that name: No "), text);
  }

  @Test
  void aServerThatWantsACertificateGetsIt() throws Exception {
    try (var listener = TlsServer.start(folder, "server", Optional.of("ca"))) {
      assertEquals("hello", call(listener.url(), at("ca.pem"), Optional.of("client")));
    }
  }

  @Test
  void whoHasNoCertificateIsToldToHaveOne() throws Exception {
    for (int round = 0; round < 20; round++) // what is lost with the connection is a matter of luck
    assertEquals(
          "HOST wants to see a certificate: set certificate and certificate_key in [supervisorctl]",
          refusal("server", Optional.of("ca"), "ca.pem", ""));
  }

  @Test
  void whoHasAStrangersCertificateIsToldSo() throws Exception {
    assertEquals(
        "HOST does not accept the certificate in stranger.pem: its client_ca has to have signed it",
        refusal("server", Optional.of("ca"), "ca.pem", "stranger"));
  }

  @Test
  void filesThatCannotBeUsedAreNamed() {
    var url = "https://127.0.0.1:1";
    assertEquals(
        "none does not exist (write the file, or name another one)",
        refusal(url, at("none"), NOBODY));
    assertEquals(
        "none.pem does not exist (write the file, or name another one)",
        refusal(url, at("ca.pem"), Optional.of("none")));
  }

  @Test
  void aServerWithoutTlsIsFoundOut() throws Exception {
    try (var plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> refuse(plain));
      var text = refusal("https://127.0.0.1:" + plain.getLocalPort(), at("ca.pem"), NOBODY);
      assertEquals("HOST does not speak TLS: http:// may be meant", text);
    }
  }

  @Test
  void aPlainRequestToAServerWithTlsIsToldSo() throws Exception {
    try (var listener = TlsServer.start(folder, "server", NOBODY)) {
      var e =
          assertThrows(
              RpcException.class,
              () -> call(listener.url().replace("https:", "http:"), NOBODY, NOBODY));
      assertTrue(
          e.getMessage().endsWith("the server speaks TLS: https:// may be meant"), e::getMessage);
    }
  }

  @Test
  void aHandshakeThatTakesTooLongIsATimeout() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var hurried = new RpcClient.Timeouts(Duration.ofMillis(200), Duration.ofMinutes(1));
      var url = "https://127.0.0.1:" + silent.getLocalPort();
      var tls = new ClientTls(at("ca.pem"), Optional.empty());
      var client = RpcClient.to(url, Optional.empty(), hurried, tls);
      var e = assertThrows(RpcException.class, () -> client.call("x"));
      assertEquals(Kind.TIMEOUT, e.kind(), e::getMessage);
    }
  }

  @Test
  void nobodyThereIsTheSameAsWithoutTls() {
    var e =
        assertThrows(RpcException.class, () -> call("https://127.0.0.1:1", at("ca.pem"), NOBODY));
    assertEquals(Kind.REFUSED, e.kind());
    assertEquals("https://127.0.0.1:1 refused connection", e.getMessage());
  }
}
