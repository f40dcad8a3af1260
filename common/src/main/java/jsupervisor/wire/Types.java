package jsupervisor.wire;

import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcController;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.BooleanParser;
import org.apache.xmlrpc.parser.LongParser;
import org.apache.xmlrpc.parser.NullParser;
import org.apache.xmlrpc.parser.TypeParser;
import org.apache.xmlrpc.server.XmlRpcStreamServer;

/** The library's values as ours: lists, ordered maps, text. */
final class Types {
  private static final XmlRpcController CONTROLLER = new XmlRpcStreamServer() {};

  private Types() {}

  /** The standard types, and nil. */
  static TypeFactory factory() {
    return new TypeFactoryImpl(CONTROLLER) {
      @Override
      public TypeParser getParser(
          XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String name) {
        if (!uri.isEmpty()) return super.getParser(config, context, uri, name);
        return switch (name) {
          case "nil" -> new NullParser();
          case "i8" -> new LongParser();
          case "boolean" -> new TruthParser();
          default -> super.getParser(config, context, uri, name);
        };
      }
    };
  }

  /** What is not 1 is false: callers of Supervisor may rely on it (spec xmlrpc, 2). */
  private static final class TruthParser extends BooleanParser {
    @Override
    protected void setResult(String text) {
      super.setResult((Object) text.strip().equals("1"));
    }
  }

  static List<Object> list(Object[] values) {
    var list = new ArrayList<Object>(values.length);
    for (var value : values) list.add(value(value));
    return list;
  }

  static Object value(Object value) {
    return switch (value) {
      case null -> null;
      case Object[] array -> list(array);
      case Map<?, ?> map -> {
        var ours = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> ours.put(String.valueOf(key), value(inner)));
        yield ours;
      }
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case Long number when number == number.intValue() -> number.intValue();
      case Date date -> new SimpleDateFormat("yyyyMMdd'T'HH:mm:ss", Locale.ROOT).format(date);
      case Object other -> other;
    };
  }
}
