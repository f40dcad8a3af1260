package jsupervisor.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import jsupervisor.terms.Fault;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.common.XmlRpcHttpRequestConfigImpl;
import org.apache.xmlrpc.parser.XmlRpcRequestParser;
import org.apache.xmlrpc.parser.XmlRpcResponseParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * XML-RPC messages to values and back (spec xmlrpc, section 2). Apache XML-RPC understands what
 * comes in, its extensions off; document types are forbidden, so there are no entities to expand.
 * Any thread.
 */
public final class WireCodec {
  private static final SAXParserFactory PARSERS = parsers();

  private WireCodec() {}

  private static SAXParserFactory parsers() {
    try {
      var factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a feature", e);
    }
  }

  /**
   * Reads a call.
   *
   * @return the call; its method is empty when none is named
   * @throws WireException when it is none, or is over a limit
   * @throws IOException of the stream
   */
  public static Call readCall(InputStream in, Limits limits) throws WireException, IOException {
    var parser = new XmlRpcRequestParser(new XmlRpcHttpRequestConfigImpl(), Types.factory());
    parse(in, limits, parser);
    var method = parser.getMethodName();
    List<?> params = parser.getParams();
    return new Call(
        method == null ? "" : method, params == null ? List.of() : Types.list(params.toArray()));
  }

  /**
   * Reads an answer.
   *
   * @return String, Integer, Boolean, Double, List, Map, or null
   * @throws Fault when the answer is one
   * @throws WireException when it is none, or is over a limit
   * @throws IOException of the stream
   */
  public static Object readResponse(InputStream in, Limits limits)
      throws WireException, IOException {
    var parser = new XmlRpcResponseParser(new XmlRpcHttpRequestConfigImpl(), Types.factory());
    parse(in, limits, parser);
    try {
      if (parser.isSuccess()) return Types.value(parser.getResult());
    } catch (XmlRpcException e) {
      throw new WireException("no value: " + e.getMessage());
    }
    throw Fault.received(
        parser.getErrorCode(), parser.getErrorMessage() == null ? "" : parser.getErrorMessage());
  }

  /**
   * An answer that is a value; integers are cut to 32 bits, null is the empty string.
   *
   * @throws Fault when it would be over 48 MiB
   */
  public static Body response(Object value) {
    return new WireWriter()
        .raw("<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n")
        .value(value)
        .raw("</param>\n</params>\n</methodResponse>\n")
        .body();
  }

  /** An answer that is a fault. */
  public static Body fault(int code, String text) {
    var struct = new java.util.LinkedHashMap<String, Object>();
    struct.put("faultCode", code);
    struct.put("faultString", text);
    return new WireWriter()
        .raw("<?xml version='1.0'?>\n<methodResponse>\n<fault>\n")
        .value(struct)
        .raw("</fault>\n</methodResponse>\n")
        .body();
  }

  /** A call. */
  public static byte[] call(Call call) {
    var writer = new WireWriter().raw("<?xml version='1.0'?>\n<methodCall>\n<methodName>");
    writer.text(call.method()).raw("</methodName>\n<params>\n");
    for (var param : call.params()) writer.raw("<param>\n").value(param).raw("</param>\n");
    return writer.raw("</params>\n</methodCall>\n").body().bytes();
  }

  private static void parse(InputStream in, Limits limits, ContentHandler handler)
      throws WireException, IOException {
    var bytes = in.readNBytes(limits.bytes());
    if (bytes.length == limits.bytes() && in.read() >= 0)
      throw new WireException("longer than " + limits.bytes() + " bytes");
    try {
      var reader = PARSERS.newSAXParser().getXMLReader();
      reader.setContentHandler(new BoundedHandler(handler, limits));
      reader.setErrorHandler(new Strict());
      reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
    } catch (SAXException e) {
      throw new WireException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new WireException("not UTF-8: " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException e) {
      throw new WireException("a value is not what its type says: " + e.getMessage());
    }
  }

  /** Every error ends the reading, and nothing is printed. */
  private static final class Strict extends org.xml.sax.helpers.DefaultHandler {
    @Override
    public void error(org.xml.sax.SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
