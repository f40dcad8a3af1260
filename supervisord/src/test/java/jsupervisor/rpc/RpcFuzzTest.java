package jsupervisor.rpc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.ask.Scripted;
import jsupervisor.terms.Fault;
import jsupervisor.wire.WireCodec;

/**
 * Target for Jazzer: every method with any parameters. As with {@code ConfigFuzzTest}, the build
 * tries the kept inputs only.
 */
class RpcFuzzTest {
  private static final RpcTable TABLE = new RpcTable(List.of("supervisor"), new Scripted());
  private static final List<String> NAMES = names();

  private static List<String> names() {
    return ((List<?>) TABLE.call("system.listMethods", List.of()))
        .stream().map(String::valueOf).toList();
  }

  /** A value that can be sent, or a fault with a text. */
  @FuzzTest(maxDuration = "60s")
  void call(FuzzedDataProvider data) {
    var name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(30);
    var params = new ArrayList<Object>();
    for (int i = data.consumeInt(0, 4); i > 0; i--) params.add(any(data, 3));
    try {
      assertTrue(WireCodec.response(TABLE.call(name, params)).length() < 1 << 20);
    } catch (Fault fault) {
      assertFalse(fault.text().isEmpty());
    }
  }

  private static Object any(FuzzedDataProvider data, int depth) {
    return switch (data.consumeInt(0, depth > 0 ? 9 : 6)) {
      case 0 -> null;
      case 1 -> data.consumeInt();
      case 2 -> data.consumeBoolean();
      case 3 -> data.consumeDouble();
      case 4 -> data.consumeString(20);
      case 5 -> "web:a";
      case 6 -> data.pickValue(NAMES);
      case 7 -> list(data, depth);
      case 8 -> map(data, depth);
      default -> call(data, depth);
    };
  }

  private static List<Object> list(FuzzedDataProvider data, int depth) {
    var list = new ArrayList<Object>();
    for (int i = data.consumeInt(0, 5); i > 0; i--) list.add(any(data, depth - 1));
    return list;
  }

  private static Map<String, Object> map(FuzzedDataProvider data, int depth) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = data.consumeInt(0, 4); i > 0; i--)
      map.put(data.consumeString(12), any(data, depth - 1));
    return map;
  }

  /** As {@code system.multicall} has them. */
  private static Map<String, Object> call(FuzzedDataProvider data, int depth) {
    var map = new LinkedHashMap<String, Object>();
    map.put("methodName", any(data, depth - 1));
    map.put("params", any(data, depth - 1));
    return map;
  }
}
