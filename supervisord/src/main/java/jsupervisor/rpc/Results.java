package jsupervisor.rpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jsupervisor.terms.FaultCode;

/**
 * What the calls of one multicall have brought, which is bounded all together. One thread.
 */
final class Results {
  /** Bytes that the results take in memory, nearly. */
  static final long MOST = 32L << 20;

  private static final int OTHER = 16;

  private final List<Object> all = new ArrayList<>();
  private long bytes;
  private boolean full;

  /** Whether there was one too much; no other call is made then. */
  boolean full() {
    return full;
  }

  /** A result, or that it is one too much. */
  void add(Object result) {
    bytes += size(result);
    full |= bytes > MOST;
    all.add(full ? tooMuch() : result);
  }

  /** Of a call that was not made. */
  void leaveOut() {
    all.add(tooMuch());
  }

  List<Object> all() {
    return all;
  }

  private static long size(Object value) {
    return switch (value) {
      case String text -> OTHER + 2L * text.length();
      case List<?> list -> OTHER + list.stream().mapToLong(Results::size).sum();
      case Map<?, ?> map ->
          OTHER
              + map.entrySet().stream()
                  .mapToLong(member -> size(member.getKey()) + size(member.getValue()))
                  .sum();
      case null, default -> OTHER;
    };
  }

  private static Map<String, Object> tooMuch() {
    return failure(
        FaultCode.FAILED.code(),
        "FAILED: the results of this system.multicall are over "
            + (MOST >> 20)
            + " MiB, this one was left out and the calls behind it were not made; use fewer calls");
  }

  /** A fault in place of a result. */
  static Map<String, Object> failure(int code, String text) {
    var struct = new LinkedHashMap<String, Object>();
    struct.put("faultCode", code);
    struct.put("faultString", text);
    return struct;
  }
}
