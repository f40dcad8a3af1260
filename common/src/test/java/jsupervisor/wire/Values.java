package jsupervisor.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of XML-RPC by chance, and what the wire makes of them. */
final class Values {
  private Values() {}

  /** A value that is nested so deep at most. */
  static Object any(FuzzedDataProvider data, int depth) {
    return switch (data.consumeInt(0, depth > 0 ? 6 : 4)) {
      case 0 -> null;
      case 1 -> data.consumeInt();
      case 2 -> data.consumeBoolean();
      case 3 -> data.consumeDouble();
      case 4 -> data.consumeString(40);
      case 5 -> list(data, depth);
      default -> map(data, depth);
    };
  }

  private static List<Object> list(FuzzedDataProvider data, int depth) {
    var list = new ArrayList<Object>();
    for (int i = data.consumeInt(0, 6); i > 0; i--) list.add(any(data, depth - 1));
    return list;
  }

  private static Map<String, Object> map(FuzzedDataProvider data, int depth) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = data.consumeInt(0, 6); i > 0; i--)
      map.put(carried(data.consumeString(20)), any(data, depth - 1));
    return map;
  }

  /** How many values there are in a value. */
  static int count(Object value) {
    return switch (value) {
      case List<?> list -> 1 + list.stream().mapToInt(Values::count).sum();
      case Map<?, ?> map -> 1 + map.values().stream().mapToInt(Values::count).sum();
      case null, default -> 1;
    };
  }

  /** The value as it arrives: null is an empty text, and what XML cannot carry is replaced. */
  static Object carried(Object value) {
    return switch (value) {
      case null -> "";
      case String text -> carried(text);
      case List<?> list -> list.stream().map(Values::carried).toList();
      case Map<?, ?> map -> {
        var all = new LinkedHashMap<Object, Object>();
        map.forEach((name, inner) -> all.put(name, carried(inner)));
        yield all;
      }
      case Object other -> other;
    };
  }

  /** XML 1.0, section 2.2: its characters. */
  private static String carried(String text) {
    var carried = new StringBuilder();
    text.codePoints().map(point -> legal(point) ? point : 0xFFFD).forEach(carried::appendCodePoint);
    return carried.toString();
  }

  private static boolean legal(int point) {
    if (point == '\t' || point == '\n' || point == '\r') return true;
    return point >= 0x20
        && (point < 0xD800 || point > 0xDFFF)
        && point != 0xFFFE
        && point != 0xFFFF;
  }
}
