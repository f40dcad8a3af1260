package jsupervisor.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has broken others by what they read from the wire; each test is named after its CVE. */
@Timeout(120)
class CveWireIT {
  private static final String EXTENSIONS =
      "xmlns:ex=\"http://ws.apache.org/xmlrpc/namespaces/extensions\"";
  private static final String PROGRAM = "[program:fine]\ncommand=/bin/cat\nstartsecs=0\n";

  private static final List<String> NO_METHODS =
      List.of(
          "supervisor.supervisord.options.warnings.linecache.os.system",
          "supervisor.supervisord.options.execve",
          "supervisor.__init__",
          "supervisor._update",
          "system.namespaces",
          "supervisor.getState.__call__",
          "supervisor.getClass",
          "supervisor.getClass.forName",
          "supervisor.class.classLoader",
          "java.lang.Runtime.exec",
          "supervisor..getState",
          ".supervisor.getState",
          "supervisor.getState.",
          "Supervisor.getState",
          "getState");

  @TempDir Path folder;

  private static String call(String before, String method, String param) {
    return before
        + "<methodCall><methodName>"
        + method
        + "</methodName><params><param><value>"
        + param
        + "</value></param></params></methodCall>";
  }

  /** Supervisor walked along the attributes of its objects to {@code os.system}. */
  @Test
  void cve201711610NothingButMethodsCanBeCalled() throws IOException {
    try (var daemon = Daemon.start(folder, "")) {
      var attack = "touch " + folder.resolve("owned");
      for (var method : NO_METHODS) {
        var fault = assertThrows(Rpc.Faulted.class, () -> daemon.rpc.call(method, attack), method);
        assertEquals(1, fault.code, method);
        var answer = daemon.rpc.post(call("", "system.multicall", inMulticall(method, attack)));
        assertTrue(answer.contains("<name>faultCode</name>\n<value><int>1</int>"), answer);
      }
      assertFalse(Files.exists(folder.resolve("owned")));
    }
  }

  private static String inMulticall(String method, String param) {
    return "<array><data><value><struct><member><name>methodName</name><value>%s</value></member>"
            .formatted(method)
        + "<member><name>params</name><value><array><data><value>%s</value></data></array>"
            .formatted(param)
        + "</value></member></struct></value></data></array>";
  }

  /** A document type with a file, and with a server that is asked for more. */
  @Test
  void cve20165002NoEntityReadsAFileOrAsksAnotherServer() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "the secret of the file");
    try (var other = ServerSocketChannel.open().bind(null);
        var daemon = Daemon.start(folder, PROGRAM)) {
      other.configureBlocking(false);
      int port = other.socket().getLocalPort();
      for (var type :
          new String[] {
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://" + secret + "\">]>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:" + port + "/a.dtd\">",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:" + port + "/a\">%p;]>",
            "<!DOCTYPE a [<!ENTITY x \"" + "&y;".repeat(10) + "\"><!ENTITY y \"yy\">]>"
          }) {
        var answer = daemon.rpc.post(call(type, "supervisor.getProcessInfo", "&x;"));
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertFalse(answer.contains("the secret"), answer);
      }
      assertNull(other.accept(), "the other server was asked");
    }
  }

  private static String serialized(Object value) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** If the object were read, the name in it would be that of a process. */
  @Test
  void cve20165003NoSerializedObjectIsRead() throws IOException {
    try (var daemon = Daemon.start(folder, PROGRAM)) {
      for (var type : new String[] {"ex:serializable", "serializable"}) {
        var value = "<%s %s>%s</%1$s>".formatted(type, EXTENSIONS, serialized("fine"));
        var answer = daemon.rpc.post(call("", "supervisor.getProcessInfo", value));
        assertFalse(answer.contains("RUNNING") || answer.contains("STOPPED"), answer);
        assertTrue(answer.startsWith("HTTP/1.1 400") || answer.contains("faultCode"), answer);
      }
      assertTrue(daemon.answers());
    }
  }

  /** If the body were unpacked, the call in it would be answered. */
  @Test
  void cve20165004NoRequestIsUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(call("", "system.listMethods", "").getBytes(StandardCharsets.UTF_8));
      gzip.write(" ".repeat(20 << 20).getBytes(StandardCharsets.UTF_8));
    }
    try (var daemon = Daemon.start(folder, "")) {
      var answer = exchange(daemon, packed.toByteArray());
      assertTrue(answer.matches("(?s)HTTP/1\\.1 4\\d\\d .*"), answer);
      assertFalse(answer.contains("getState"), answer);
      assertTrue(daemon.answers());
    }
  }

  private static String exchange(Daemon daemon, byte[] body) throws IOException {
    var address = java.net.UnixDomainSocketAddress.of(daemon.rpc.socket());
    try (var channel = SocketChannel.open(address)) {
      var head =
          "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\n"
              + "Content-Encoding: gzip\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      var all = ByteBuffer.wrap(body);
      while (all.hasRemaining()) channel.write(all);
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * A server's fault with an exception in it, which clients of Apache XML-RPC have deserialized.
   */
  @Test
  void cve201917570TheClientReadsNoExceptionOfAHostileServer() throws Exception {
    var cause =
        "<member><name>faultCause</name><value><base64>"
            + serialized(new IllegalStateException("read from the wire"))
            + "</base64></value></member>";
    var fault =
        "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>10</int></value>"
            + "</member><member><name>faultString</name><value>BAD_NAME: x</value></member>"
            + cause
            + "</struct></value></fault></methodResponse>";
    var result =
        "<methodResponse><params><param><value><ex:serializable %s>%s</ex:serializable></value></param></params></methodResponse>"
            .formatted(EXTENSIONS, serialized("read from the wire"));
    for (var body : new String[] {fault, result}) {
      try (var server = ServerSocketChannel.open()) {
        server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(() -> serve(server, body));
        var url = "http://127.0.0.1:" + server.socket().getLocalPort();
        var run = Run.in(folder, List.of(Image.CLIENT, "-s", url, "pid", "x"));
        assertFalse(run.toString().contains("read from the wire"), run::toString);
        assertFalse(run.toString().contains("\tat "), run::toString);
        assertTrue(run.status() != 0, run::toString);
      }
    }
  }

  private static void serve(ServerSocketChannel server, String body) {
    try {
      while (true) {
        try (var client = server.accept()) {
          client.read(ByteBuffer.allocate(4096));
          var answer =
              "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body;
          client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException _) {
      return; // it is closed
    }
  }
}
