package jsupervisor.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A client of the tests' own, so that they do not judge our codec by our codec. */
record Rpc(Path socket) {

  /** An answer that was a fault. */
  private static final int SHUTDOWN_STATE = 6;

  private static final int BAD_NAME = 10;

  static final class Faulted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int code;

    Faulted(int code, String text) {
      super(code + " " + text);
      this.code = code;
    }
  }

  Object call(String method, Object... params) throws IOException {
    var body = new StringBuilder("<?xml version='1.0'?><methodCall><methodName>");
    body.append(method).append("</methodName><params>");
    for (var param : params) {
      body.append("<param><value>").append(encode(param)).append("</value></param>");
    }
    var answer = post(body.append("</params></methodCall>").toString());
    int head = answer.indexOf("\r\n\r\n");
    if (head < 0) throw new IOException("the daemon hung up: " + answer); // as when it restarts
    return decode(answer.substring(head + 4));
  }

  private static String encode(Object value) {
    return switch (value) {
      case Integer number -> "<int>" + number + "</int>";
      case Boolean truth -> "<boolean>" + (truth ? 1 : 0) + "</boolean>";
      default ->
          "<string>" + value.toString().replace("&", "&amp;").replace("<", "&lt;") + "</string>";
    };
  }

  /** The whole answer, head and body, to a request with this body. */
  String post(String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return exchange(
        "POST /RPC2 HTTP/1.0\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Sends text as it is and returns all that comes until the other side closes. */
  String exchange(String request) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      var answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8);
    }
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> info(String process) throws IOException {
    return (Map<String, Object>) call("supervisor.getProcessInfo", process);
  }

  @SuppressWarnings("unchecked")
  List<Map<String, Object>> allInfo() throws IOException {
    return (List<Map<String, Object>>) call("supervisor.getAllProcessInfo");
  }

  /** Waits until a process is in the state of that name. */
  void awaitState(String process, String state) {
    Await.until(process + " is " + state, () -> isIn(process, state));
  }

  private boolean isIn(String process, String state) {
    try {
      return info(process).get("statename").equals(state);
    } catch (IOException e) {
      return false; // the daemon is on its way
    } catch (Faulted e) {
      if (e.code != SHUTDOWN_STATE && e.code != BAD_NAME) throw e;
      return false; // or on its way out, to come back with others
    }
  }

  private static Object decode(String xml) throws IOException {
    try {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      var root = document.getDocumentElement();
      var value = value((Element) root.getElementsByTagName("value").item(0));
      if (root.getElementsByTagName("fault").getLength() > 0) {
        var fault = (Map<?, ?>) value;
        throw new Faulted((Integer) fault.get("faultCode"), (String) fault.get("faultString"));
      }
      return value;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("no XML-RPC answer: " + xml, e);
    }
  }

  private static Object value(Element value) {
    var inside = elements(value);
    if (inside.isEmpty()) {
      return value.getTextContent();
    }
    var typed = inside.getFirst();
    var text = typed.getTextContent();
    return switch (typed.getTagName()) {
      case "int", "i4" -> Integer.valueOf(text.strip());
      case "boolean" -> text.strip().equals("1");
      case "array" -> elements(elements(typed).getFirst()).stream().map(Rpc::value).toList();
      case "struct" -> struct(typed);
      default -> text;
    };
  }

  private static Map<String, Object> struct(Element struct) {
    var members = new LinkedHashMap<String, Object>();
    for (var member : elements(struct)) {
      var parts = elements(member);
      members.put(parts.getFirst().getTextContent(), value(parts.getLast()));
    }
    return members;
  }

  private static List<Element> elements(Element parent) {
    var found = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }
}
