package jsupervisor.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jsupervisor.terms.Fault;
import jsupervisor.wire.RpcException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcClientTest {
  private static final RpcClient.Timeouts PATIENT = RpcClient.Timeouts.PATIENT;
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String SEVEN =
      "<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n<value><int>7</int></value>\n"
          + "</param>\n</params>\n</methodResponse>\n";
  private static final String REFUSAL =
      "<?xml version='1.0'?>\n<methodResponse>\n<fault>\n<value><struct>\n<member>\n"
          + "<name>faultCode</name>\n<value><int>10</int></value>\n</member>\n<member>\n"
          + "<name>faultString</name>\n<value><string>BAD_NAME: x</string></value>\n</member>\n"
          + "</struct></value>\n</fault>\n</methodResponse>\n";
  @TempDir Path home;

  private static String answer(String body) {
    return OK + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static RpcClient client(OneAnswer server) {
    return RpcClient.to(server.url(), Optional.empty(), PATIENT);
  }

  private static Kind kind(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(RpcException.class, call).kind();
  }

  @Test
  void anAnswerComesBackOverAUnixSocket() throws Exception {
    try (var server = OneAnswer.unix(home.resolve("s"), answer(SEVEN))) {
      assertEquals(7, client(server).call("supervisor.getPID", "a<b", 5));
      var request = server.request();
      assertTrue(request.startsWith("POST /RPC2 HTTP/1.1\r\nHost: localhost\r\n"), request);
      assertTrue(request.contains("<methodName>supervisor.getPID</methodName>"), request);
      assertTrue(request.contains("a&lt;b"), request);
    }
  }

  @Test
  void aFaultIsThrownAsItCame() throws Exception {
    try (var server = OneAnswer.tcp(answer(REFUSAL))) {
      var fault = assertThrows(Fault.class, () -> client(server).call("supervisor.x"));
      assertEquals(10, fault.code());
      assertEquals("BAD_NAME: x", fault.text());
    }
  }

  @Test
  void theCredentialsStandInOneHeaderLineHoweverLong() throws Exception {
    var password = "p".repeat(200);
    try (var server = OneAnswer.tcp(answer(SEVEN))) {
      var credentials = new Credentials("joe", password);
      RpcClient.to(server.url(), Optional.of(credentials), PATIENT).call("supervisor.x");
      var header =
          server.request().lines().filter(l -> l.startsWith("Authorization: ")).findFirst();
      assertEquals(Optional.of("Authorization: " + credentials.header()), header);
      assertFalse(credentials.toString().contains(password));
    }
  }

  @Test
  void nobodyThereIsToldApartFromNoSuchFile() throws Exception {
    var closed = OneAnswer.tcp("");
    closed.close();
    assertEquals(Kind.REFUSED, kind(() -> client(closed).call("supervisor.x")));
    var stale = OneAnswer.unix(home.resolve("stale"), "");
    stale.close();
    assertEquals(Kind.REFUSED, kind(() -> client(stale).call("supervisor.x")));
    var nowhere = RpcClient.to("unix://" + home.resolve("none"), Optional.empty(), PATIENT);
    assertEquals(Kind.NO_SUCH_FILE, kind(() -> nowhere.call("supervisor.x")));
  }

  @Test
  void anHttpStatusIsKept() throws Exception {
    try (var server = OneAnswer.tcp("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")) {
      var e = assertThrows(RpcException.class, () -> client(server).call("supervisor.x"));
      assertEquals(Kind.HTTP_STATUS, e.kind());
      assertTrue(e.unauthorized());
      assertTrue(e.getMessage().contains("401 Unauthorized"), e.getMessage());
    }
  }

  @Test
  void aServerThatIsSilentIsGivenUp() throws Exception {
    try (var server = OneAnswer.silent(home.resolve("s"))) {
      var hurried = new RpcClient.Timeouts(Duration.ofSeconds(5), Duration.ofMillis(100));
      var client = RpcClient.to(server.url(), Optional.empty(), hurried);
      assertEquals(Kind.TIMEOUT, kind(() -> client.call("supervisor.x")));
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    try (var server = OneAnswer.silent(home.resolve("s"))) {
      var caller = Thread.currentThread();
      server.whenAsked(caller::interrupt);
      assertEquals(Kind.INTERRUPTED, kind(() -> client(server).call("supervisor.x")));
      assertFalse(Thread.interrupted());
    }
  }

  @ParameterizedTest(name = "{0} is no answer")
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<?xml version='1.0'?>",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnope",
        "HTTP/1.1 200 OK"
      })
  void whatIsNotHttpOrNotXmlRpcIsBroken(String bytes) throws Exception {
    try (var server = OneAnswer.tcp(bytes)) {
      assertEquals(Kind.BROKEN, kind(() -> client(server).call("supervisor.x")));
    }
  }

  @Test
  void aLineWithoutEndIsCutOff() throws Exception {
    try (var server = OneAnswer.tcp("HTTP/1.1 200 " + "x".repeat(100_000))) {
      assertEquals(Kind.BROKEN, kind(() -> client(server).call("supervisor.x")));
    }
  }

  @Test
  void aLogComesChunkByChunk() throws Exception {
    var chunks = "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n\n\r\n0\r\n\r\n";
    try (var server = OneAnswer.tcp(OK + chunks);
        var log = client(server).get("/logtail/a b/stdout")) {
      assertEquals("hello\n", new String(log.readAllBytes(), UTF_8));
      assertTrue(server.request().startsWith("GET /logtail/a%20b/stdout HTTP/1.1\r\n"));
    }
  }

  @Test
  void aLogWithoutLengthEndsWithTheConnection() throws Exception {
    try (var server = OneAnswer.tcp(OK + "\r\nold text");
        var log = client(server).get("/mainlogtail")) {
      assertEquals("old text", new String(log.readAllBytes(), ISO_8859_1));
    }
  }

  @ParameterizedTest(name = "{0} is refused")
  @ValueSource(
      strings = {"ftp://x", "localhost:9001", "http://", "http://h:0", "http://h:x", "http://:1"})
  void aUrlThatMeansNothingIsToldSo(String url) {
    assertEquals(
        Kind.BAD_URL,
        kind(() -> RpcClient.to(url, Optional.empty(), PATIENT).call("supervisor.x")));
  }

  @Test
  void urlsAreReadAsSupervisorReadsThem() {
    assertEquals(
        new ServerAddress.Tcp("localhost", 9001, false),
        ServerAddress.parse("http://localhost:9001/x"));
    assertEquals(new ServerAddress.Tcp("h", 80, false), ServerAddress.parse("http://h"));
    assertEquals(
        new ServerAddress.Tcp("::1", 9001, false), ServerAddress.parse("http://[::1]:9001"));
    assertEquals(new ServerAddress.Tcp("::1", 80, false), ServerAddress.parse("http://[::1]"));
    assertEquals("[::1]:9001", ServerAddress.parse("http://[::1]:9001").hostHeader());
    assertEquals(new ServerAddress.Tcp("h", 443, true), ServerAddress.parse("https://h/x"));
    assertEquals("h", ServerAddress.parse("https://h:443").hostHeader());
    assertEquals("h:80", ServerAddress.parse("https://h:80").hostHeader());
    assertEquals(new ServerAddress.Unix("/a b"), ServerAddress.parse("unix:///a b"));
  }
}
