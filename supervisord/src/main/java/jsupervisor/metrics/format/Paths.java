package jsupervisor.metrics.format;

import java.util.ArrayList;

/** Names for those who have a dot between the parts of a name; pure. */
final class Paths {
  /** Longer parts are cut: a name has to fit into a packet. */
  private static final int LONGEST = 120;

  private Paths() {}

  /**
   * All of a name: {@code PREFIX.process.GROUP.NAME.starts}, {@code PREFIX.rpc_calls.METHOD.ok}.
   */
  static String whole(String prefix, Point point) {
    var parts = new ArrayList<String>();
    parts.add(prefix);
    point
        .process()
        .ifPresent(name -> {
          parts.add("process");
          parts.add(part(name.group()));
          parts.add(part(name.process()));
        });
    parts.add(point.family().path());
    for (var label : point.labels()) parts.add(part(label));
    return String.join(".", parts);
  }

  /** Letters, digits, minus and underscore of ASCII stay; whatever else there is means nothing. */
  static String part(String text) {
    var safe = new StringBuilder();
    for (int i = 0; i < text.length() && i < LONGEST; i++) {
      char c = text.charAt(i);
      boolean stays =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '-'
              || c == '_';
      safe.append(stays ? c : '_');
    }
    return safe.isEmpty() ? "_" : safe.toString();
  }
}
